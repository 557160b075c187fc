import { forum, government, hubCompany, ngo } from './agencies.ts'
import { addDays, type IsoDate } from './days.ts'

/** An agreement of the demonstration, without its schedule. */
export interface DemoAgreement {
  readonly id: string
  readonly form: string
  readonly title: { readonly id: string; readonly en: string }
  readonly parties: readonly string[]
  readonly from: IsoDate
  readonly until: IsoDate
  /** Its state on the demonstration's day. */
  readonly state: 'ACTIVE' | 'EXPIRED' | 'PROPOSED'
}

/** The agreements of the demonstration by their place in its story. */
export interface DemoAgreements {
  readonly frame: DemoAgreement
  readonly placement: DemoAgreement
  readonly earlierProtection: DemoAgreement
  readonly protection: DemoAgreement
  readonly client: DemoAgreement
  /** What the forum is talking about: protection after the return. */
  readonly proposed: DemoAgreement
}

/** The agreements as they stand on `today`. Each id ends in the year in which it began. */
export function demoAgreements(today: IsoDate): DemoAgreements {
  const year = { from: addDays(today, -360), until: addDays(today, 365) }
  return {
    frame: agreement('mou-jember', [government, hubCompany, ngo, forum], {
      from: addDays(today, -1150),
      until: addDays(today, 675),
      title: {
        id: 'Nota kesepahaman pelindungan pekerja migran Jember',
        en: 'Memorandum on the protection of Jember’s migrant workers',
      },
    }),
    placement: agreement('pks-placement', [government, hubCompany], {
      ...year,
      title: { id: 'Perjanjian berbagi data penempatan', en: 'Agreement on sharing placement data' },
    }),
    earlierProtection: {
      ...agreement('pks-protection', [government, ngo], {
        from: addDays(today, -1100),
        until: addDays(today, -370),
        title: {
          id: 'Perjanjian berbagi data pelindungan (lama)',
          en: 'Agreement on sharing protection data (earlier)',
        },
      }),
      state: 'EXPIRED',
    },
    protection: agreement('pks-protection', [government, ngo], {
      ...year,
      title: { id: 'Perjanjian berbagi data pelindungan', en: 'Agreement on sharing protection data' },
    }),
    client: agreement('pks-client', [hubCompany, ngo], {
      ...year,
      title: { id: 'Perjanjian berbagi data klien', en: 'Agreement on sharing client data' },
    }),
    proposed: {
      ...agreement('pks-protection', [government, ngo], {
        from: addDays(today, 30),
        until: addDays(today, 760),
        title: {
          id: 'Perjanjian berbagi data reintegrasi (usulan)',
          en: 'Agreement on sharing reintegration data (proposed)',
        },
      }),
      id: `pks-protection-2-${addDays(today, 30).slice(0, 4)}`,
      state: 'PROPOSED',
    },
  }
}

function agreement(
  form: string,
  parties: readonly string[],
  terms: Pick<DemoAgreement, 'title' | 'from' | 'until'>,
): DemoAgreement {
  return { id: `${form}-${terms.from.slice(0, 4)}`, form, parties, ...terms, state: 'ACTIVE' }
}
