import * as z from 'zod/mini'

const label = 'simpul-silent-answer'
const message = z.object({ label: z.literal(label), search: z.string() })
const patience = 10_000

/** Asks an issuer in a hidden frame; undefined when nothing comes back, as where the browser blocks its cookies. */
export function askInFrame(page: Window, url: URL): Promise<URLSearchParams | undefined> {
  const frame = page.document.createElement('iframe')
  frame.hidden = true
  frame.title = 'Simpul'
  frame.src = url.href
  return new Promise<URLSearchParams | undefined>((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== page.location.origin || event.source !== frame.contentWindow) return
      const told = message.safeParse(event.data).data
      if (told) settle(new URLSearchParams(told.search))
    }
    const settle = (answer: URLSearchParams | undefined) => {
      page.removeEventListener('message', listen)
      page.clearTimeout(timer)
      frame.remove()
      resolve(answer)
    }
    const timer = page.setTimeout(() => settle(undefined), patience)
    page.addEventListener('message', listen)
    page.document.body.append(frame)
  })
}

/** Run by the page inside the frame: hands the issuer's answer to the page around it, of the same origin only. */
export function answerFromFrame(page: Window): void {
  page.parent.postMessage({ label, search: page.location.search }, page.location.origin)
}
