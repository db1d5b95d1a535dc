"use strict";

if (!customElements.get("cl-projector")) customElements.define("cl-projector", MethodbookProjector);
