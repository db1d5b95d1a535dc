"use strict";

if (!customElements.get("cl-cards")) customElements.define("cl-cards", MethodbookCards);
