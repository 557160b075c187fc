import type { DemoPerson } from '@simpul/demo'
import { html } from './html.ts'
import { issuerName } from './issuer-name.ts'
import { page, paragraph } from './page.ts'

/** What the sign-in page shows. */
export interface SignInPage {
  readonly issuer: string
  readonly people: Iterable<DemoPerson>
  /** The program that asked. */
  readonly client: string
  readonly action: string
}

const title = { id: 'Masuk ke Simpul', en: 'Sign in to Simpul' }

const notice = {
  id: 'Ini peragaan. Tidak ada kata sandi: siapa pun dapat masuk sebagai siapa pun. Semua orang di sini rekaan.',
  en: 'This is a demonstration. There is no password: anybody can sign in as anybody. All people here are invented.',
}

/** The page on which one picks whom to be: one button a person, and one to leave. */
export function signInPage({ issuer, people, client, action }: SignInPage): string {
  const name = issuerName(issuer)
  return page(
    title,
    html`<div class="notice">
${paragraph(notice)}
</div>
${paragraph({ id: `${client} ingin tahu siapa Anda di ${name.id}.`, en: `${client} would like to know who you are at ${name.en}.` })}
<form method="post" action="${action}">
<fieldset>
<legend>Masuk sebagai <span lang="en">/ Sign in as</span></legend>
${[...people].map(personButton)}
</fieldset>
<button name="cancel" value="yes">Batal <span lang="en">Cancel</span></button>
</form>`,
  )
}

function personButton({ id, name, title: { id: titleId, en } }: DemoPerson) {
  return html`<button name="person" value="${id}"><strong>${name}</strong> ${titleId} <span lang="en">${en}</span></button>
`
}
