"use strict";

if (!customElements.get("cl-topics")) customElements.define("cl-topics", MethodbookTopics);
