import { notNow, wrong } from './wrong.ts'

/** From when, until when somebody says, and until when it was said before. */
export interface Ending {
  readonly from: string
  readonly until: string
  readonly ended: string | null
}

/** What ends does so once, and not before it began. */
export function refuseEnd(field: string, { from, until, ended }: Ending): void {
  if (ended !== null) throw notNow(field, { en: `It ended on ${ended}`, id: `Sudah berakhir pada ${ended}` })
  if (until < from)
    throw wrong('untilOn', {
      en: `must not be before it began, ${from}`,
      id: `tidak boleh sebelum dimulai, ${from}`,
    })
}
