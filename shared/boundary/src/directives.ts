/** Where the boundary's directives are specified; `@link` it to use them. */
export const boundarySpecUrl = 'https://specs.simpul.example/boundary/v1.0'

/** The directives every subgraph's SDL holds, so that its schema stands alone and composition knows them. */
export const boundaryDefinitions = /* GraphQL */ `
"The kind of an agency: a share names a kind, an agreement names agencies."
enum boundary__Kind { GOVERNMENT RECRUITMENT NGO FORUM }

"How sensitive a value is."
enum boundary__Class { PUBLIC INTERNAL PERSONAL SPECIFIC }

"Why a caller asks; one a request."
enum boundary__Purpose { PLACEMENT VERIFICATION PROTECTION REPATRIATION REINTEGRATION STATISTICS GOVERNANCE SUBJECT_ACCESS }

"The legal ground of a sharing (UU 27/2022 art. 20)."
enum boundary__Basis { LAW PUBLIC_TASK LEGITIMATE_INTEREST CONTRACT CONSENT VITAL_INTEREST }

"Which rows a share opens: all, those that name the recipient as a party, or those with a live grant of the subject."
enum boundary__Rows { ALL LINKED GRANTED }

"The agency that owns this subgraph and every row it stores."
directive @agency(subgraph: String!, id: String!, kind: boundary__Kind!) repeatable on SCHEMA

"How sensitive a field is. On a type: for each of its fields that is not classified itself."
directive @classified(as: boundary__Class!) on FIELD_DEFINITION | OBJECT | INTERFACE

"The person a row is about: the field that holds the worker's id. On an argument: it names a person."
directive @subject(key: String) on OBJECT | INTERFACE | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION

"What the owner offers to a kind of agency. On a type: for each of its fields that is not classified itself."
directive @share(
  with: boundary__Kind!
  for: [boundary__Purpose!]!
  on: boundary__Basis!
  rows: boundary__Rows! = GRANTED
  under: String!
) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE

"Who but the owner's own staff may ask for this act."
directive @accepts(
  from: boundary__Kind!
  for: [boundary__Purpose!]!
  on: boundary__Basis!
  rows: boundary__Rows! = GRANTED
  under: String!
) repeatable on FIELD_DEFINITION

"The coordinate that an argument, or a value of a sort order, filters, searches or sorts by: using it is reading that field."
directive @filters(on: String!) repeatable on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
`

/** The names of the boundary's own directives. */
export const boundaryDirectives = ['agency', 'classified', 'subject', 'share', 'accepts', 'filters'] as const
