"use strict";

if (!customElements.get("cl-filter")) customElements.define("cl-filter", MethodbookFilter);
