"use strict";

if (!customElements.get("cl-sheet")) customElements.define("cl-sheet", MethodbookSheet);
