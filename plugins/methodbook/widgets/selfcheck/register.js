"use strict";

if (!customElements.get("cl-selfcheck")) customElements.define("cl-selfcheck", MethodbookSelfcheck);
