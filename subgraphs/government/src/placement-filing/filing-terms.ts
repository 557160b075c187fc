/** What was agreed, by the column of a filing and of a filed copy alike. Only an officer takes it into the copy. */
export const termColumns = [
  'scheme',
  'destination_country',
  'position',
  'sector',
  'employer_name',
  'agreement_number',
  'agreement_version',
  'agreement_signed_on',
  'agreement_hash',
  'contract_version',
  'contract_monthly_wage',
  'contract_currency',
  'contract_weekly_hours',
  'contract_leave_days',
  'contract_term_months',
] as const

/** The terms of a filing as one value of SQL. */
export const termsSql = `jsonb_build_object(${termColumns.map((column) => `'${column}', ${column}`).join(', ')})`
