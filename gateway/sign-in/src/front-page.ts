import { html } from './html.ts'
import { issuerName } from './issuer-name.ts'
import { page, paragraph } from './page.ts'

const title = { id: 'Layanan masuk peragaan', en: 'Demonstration sign-in' }

const notice = {
  id: 'Di sini orang-orang rekaan masuk ke peragaan Simpul, tanpa kata sandi. Mulailah dari penjelajah atau dari perintah "simpul token". Setiap lembaga punya penerbit tokennya sendiri:',
  en: 'Here invented people sign in to the demonstration of Simpul, without a password. Start from the explorer or from the command "simpul token". Each agency has an issuer of its own:',
}

/** The page at the root: what this is, and the issuers with their discovery documents. */
export function frontPage(issuerBase: string, issuers: Iterable<string>): string {
  return page(
    title,
    html`${paragraph(notice)}
<ul>
${[...issuers].map((issuer) => {
  const { id, en } = issuerName(issuer)
  return html`<li>${id} <span lang="en">${en}</span>
<a href="/${issuer}/.well-known/openid-configuration"><code>${issuerBase}/${issuer}</code></a></li>
`
})}
</ul>`,
  )
}
