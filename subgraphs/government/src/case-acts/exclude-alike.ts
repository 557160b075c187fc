import type { Write } from '@simpul/agency'

/** Whose row it is, and from which row its respondents are taken. */
export interface Alike {
  readonly type: string
  readonly id: string
  readonly as: { readonly type: string; readonly id: string }
  /** The respondent whom the row is addressed to. */
  readonly but: string
}

/** Keeps from a row that is addressed to one respondent all the others that are kept from the row behind it. */
export async function excludeAlike(write: Write, { type, id, as, but }: Alike): Promise<void> {
  await write.query(
    `insert into exclusion (type, row_id, agency, person)
     select $1, $2, agency, person from exclusion where type = $3 and row_id = $4 and agency is distinct from $5`,
    [type, id, as.type, as.id, but],
  )
}
