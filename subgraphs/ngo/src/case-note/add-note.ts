import { randomUUID } from 'node:crypto'
import type { AgencyContext, NewRow } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldCase } from '../input/held.ts'
import { longest, readText } from '../input/read-text.ts'
import { wrong } from '../input/wrong.ts'
import { shareNote } from '../shared-case-note/share-note.ts'
import { type CaseNoteRow, caseNotes } from './case-note-table.ts'

interface AddNoteInput {
  readonly clientKey: string
  readonly caseId: string
  readonly text: string
  readonly holdsOthersData: boolean
  readonly shared?: boolean | null
}

/** Adds a caseworker's note, and shares it where it says so. Own staff only. */
export async function addNote(
  _: unknown,
  { input }: { readonly input: AddNoteInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const text = readText('text', input.text, longest)
  refuseSharingOthers(input)
  const added = await context.write('addNote', input, async (write) => {
    const { id: caseId, workerId } = await heldCase(write, input.caseId)
    const subjectId = input.holdsOthersData ? null : workerId
    const writtenAt = context.now.toISOString()
    const note: NewRow<CaseNoteRow> = { id: randomUUID(), caseId, subjectId, text, writtenAt }
    await write.insert(caseNotes, note)
    if (input.shared === true) await shareNote(write, note)
    return { id: caseId }
  })
  return { case: added }
}

/** The client permitted what is the client's own. */
function refuseSharingOthers({ holdsOthersData, shared }: AddNoteInput): void {
  if (!holdsOthersData || shared !== true) return
  throw wrong('shared', {
    en: 'must be false where the note holds other people’s data',
    id: 'harus false bila catatan memuat data orang lain',
  })
}
