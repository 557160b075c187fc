/** The form in which parts of an answer follow it: that of the GraphQL incremental delivery draft of 2022-08-24. */
const form = /^multipart\/mixed\s*;(?:[^,]*;)?\s*deferspec="?20220824"?\s*(?:;|$)/i
const otherForm = /^multipart\/mixed\s*;(?:[^,]*;)?\s*incrementalspec=/i
const lessWanted = /;\s*q=(?!1(?:\.0*)?\s*(?:;|$))/i

/** True for an `Accept` header that asks for deferred parts in the form that the hub has, before every other form. */
export function acceptsDeferred(accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((one) => one.trim())
  return types.some((one) => form.test(one) && !lessWanted.test(one)) && !types.some((one) => otherForm.test(one))
}
