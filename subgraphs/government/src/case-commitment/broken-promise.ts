import type { Write } from '@simpul/agency'
import { refuseUnless } from '../case-acts/refuse-unless.ts'

/** Where a company admitted and then broke the promise of the second clarification, the law knows no mediation (Permen P2MI 23/2025 art. 18). */
export async function refuseMediationAfterBrokenPromise(
  write: Write,
  complaintId: string,
  field: string,
): Promise<void> {
  const broken = await write.query<readonly unknown[]>(
    `select from case_commitment c join clarification_request r on r.id = c.clarification_request_id
     where c.complaint_id = $1 and c.state = 'BROKEN' and r.round = 2 and r.admits limit 1`,
    [complaintId],
  )
  refuseUnless(broken.length === 0, field, {
    en: 'must not be a mediation: the company admitted and broke its promise, which leads to a sanction instead (Permen P2MI 23/2025 art. 18)',
    id: 'tidak boleh mediasi: perusahaan mengakui dan melanggar janjinya, sehingga berlanjut ke sanksi (Permen P2MI 23/2025 pasal 18)',
  })
}
