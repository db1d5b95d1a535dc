/* The search of the offline edition. Browsers refuse workers to pages opened from a file, so the
   search script runs in a hidden frame that looks like a worker to the page. The theme's search
   script asks for this class by its name. */
(() => {
  "use strict"

  const addScript = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.contentDocument.createElement("script")
      script.src = url
      script.onload = resolve
      script.onerror = reject
      frame.contentDocument.body.append(script)
    })

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)

      const inside = this.frame.contentWindow
      inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
      inside.importScripts = async (...urls) => {
        for (const each of urls) await addScript(this.frame, each)
      }
      this.started = addScript(this.frame, url)
    }

    async postMessage(data) {
      await this.started
      this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }))
    }

    terminate() {
      this.frame.remove()
    }
  }

  if (location.protocol === "file:") {
    window.IFrameWorker = IFrameWorker
    window.Worker = IFrameWorker
  }
})()
