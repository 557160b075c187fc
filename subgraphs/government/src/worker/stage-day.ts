import { refused } from '@simpul/agency'
import type { LockedWorker } from './locked-worker.ts'

/** Refuses a day on which a stage cannot have been reached. */
export function refuseDay(on: string, { birthDate, movedOn }: Pick<LockedWorker, 'birthDate' | 'movedOn'>): void {
  if (birthDate !== null && on < birthDate) {
    throw refused('input.on', {
      en: 'input.on must not be before the date of birth. Nothing was written.',
      id: 'input.on tidak boleh sebelum tanggal lahir. Tidak ada yang ditulis.',
    })
  }
  if (movedOn !== null && on < movedOn) {
    throw refused('input.on', {
      en: `input.on must not be before ${movedOn}, the day of the last status. Nothing was written.`,
      id: `input.on tidak boleh sebelum ${movedOn}, hari status terakhir. Tidak ada yang ditulis.`,
    })
  }
}
