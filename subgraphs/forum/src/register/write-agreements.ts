import type { LinkedEntry, RegisterState } from '@simpul/trust'
import type { DataSource } from 'typeorm'
import { seatParties } from '../forum-seat/follow-agreements.ts'
import { agreementRows } from './agreement-rows.ts'

/**
 * Brings agreements, lines and seats to what the register says at one moment; `entries` are those it was folded from.
 * Agreements never leave the register; they change.
 */
export async function writeAgreements(
  own: DataSource,
  state: RegisterState,
  entries: readonly LinkedEntry[],
): Promise<void> {
  const { agreements, lines } = agreementRows(state, entries)
  await own.transaction(async (rows) => {
    await rows.query(upsertAgreements, [JSON.stringify(agreements)])
    await rows.query(insertLines, [JSON.stringify(lines)])
    await seatParties(rows)
  })
}

const upsertAgreements = `
insert into agreement (id, frame_id, kind, form, number, title, parties, signed_on, valid_from, valid_until, state,
  document_digest)
select id, "frameId", kind, form, number, title, parties, "signedOn", "validFrom", "validUntil", state, "documentDigest"
from jsonb_to_recordset($1::jsonb) as given(id text, "frameId" text, kind text, form text, number text, title text,
  parties text[], "signedOn" date, "validFrom" date, "validUntil" date, state text, "documentDigest" text)
on conflict (id) do update set frame_id = excluded.frame_id, signed_on = excluded.signed_on, state = excluded.state
where (agreement.frame_id, agreement.signed_on, agreement.state)
  is distinct from (excluded.frame_id, excluded.signed_on, excluded.state)`

// a changed document is another agreement, so a line that is there stays as it is
const insertLines = `
insert into schedule_line (id, agreement_id, coordinate, owner_agency, recipient_agency, purpose, basis, rows,
  retain_days, is_duty)
select id, "agreementId", coordinate, "ownerAgency", "recipientAgency", purpose, basis, rows, "retainDays", "isDuty"
from jsonb_to_recordset($1::jsonb) as given(id text, "agreementId" text, coordinate text, "ownerAgency" text,
  "recipientAgency" text, purpose text, basis text, rows text, "retainDays" int, "isDuty" boolean)
on conflict (id) do nothing`
