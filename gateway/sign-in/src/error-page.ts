import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { html } from './html.ts'
import { page, pageHeaders, paragraph } from './page.ts'

const title = { id: 'Masuk tidak berhasil', en: 'The sign-in did not succeed' }

const advice = {
  id: 'Kembali ke program yang Anda pakai dan mulai lagi dari sana.',
  en: 'Go back to the program you came from and start again there.',
}

/** The page for a sign-in that cannot go on: what the protocol calls it, and what to do. */
export function errorPage(code: string, description: string | undefined): string {
  return page(
    title,
    html`${paragraph(advice)}
<p><code>${code}</code>${description ? html`: <span lang="en">${description}</span>` : ''}</p>`,
  )
}

/** Shows a provider's refusal as our page; it has no redirect address that could be trusted with it. */
export function renderProviderError(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  ctx.set({ ...pageHeaders() })
  ctx.body = errorPage(out.error, out.error_description)
}
