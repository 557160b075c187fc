import { type Html, html } from './html.ts'

/** A sentence in both languages of every page. */
export interface Words {
  readonly id: string
  readonly en: string
}

/** Wraps `body` into a whole page. The title stands in Indonesian first. */
export function page(title: Words, body: Html): string {
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.id} / ${title.en}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<h1>${title.id} <span lang="en">${title.en}</span></h1>
${body}
</main>
</body>
</html>
`.text
}

/** A paragraph that says the same in Indonesian and in English. */
export function paragraph(words: Words): Html {
  return html`<p>${words.id}</p>
<p lang="en">${words.en}</p>`
}

/** The headers of every page: nothing is loaded but our style, nothing runs, nobody frames it or keeps it. */
export function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  const formAction = formTargets.length > 0 ? formTargets.join(' ') : "'none'"
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    ...plainHeaders,
  }
}

/** The headers of every answer, pages and protocol alike. */
export const plainHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // "no-referrer" would make browsers send `Origin: null` with the sign-in form, which we check.
  'referrer-policy': 'same-origin',
}

/** The style of the pages: system fonts, both colour schemes, targets large enough for a finger. */
export const style = `:root { color-scheme: light dark; --edge: #6b7280; --accent: #0f5e56; --quiet: #4b5563 }
@media (prefers-color-scheme: dark) { :root { --edge: #9ca3af; --accent: #5eead4; --quiet: #c3c9d1 } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 }
main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
[lang=en] { color: var(--quiet) }
h1 [lang=en], li [lang=en], button [lang=en] { display: block; font-size: .95rem; font-weight: 400 }
.notice { border-left: .3rem solid var(--accent); padding: .1rem 0 .1rem 1rem }
fieldset { border: 0; padding: 0; margin: 1.5rem 0 }
legend { font-weight: 600; padding: 0 }
button { display: block; width: 100%; margin: .6rem 0; padding: .75rem 1rem; font: inherit; text-align: left; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: .4rem }
button strong { display: block }
button:hover { border-color: var(--accent); box-shadow: inset .3rem 0 var(--accent) }
:focus-visible { outline: .2rem solid var(--accent); outline-offset: .15rem }
code { overflow-wrap: anywhere }
`
