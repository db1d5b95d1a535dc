"use strict";

if (!customElements.get("cl-search")) customElements.define("cl-search", MethodbookSearch);
if (!customElements.get("cl-search-page")) customElements.define("cl-search-page", MethodbookSearchPage);
if (!customElements.get("cl-search-near")) customElements.define("cl-search-near", MethodbookSearchNear);
