import { Fragment, type ReactNode } from 'react'

/** A path or a coordinate, which breaks at its dots where a line is too short for it. */
export function PathText({ path }: { readonly path: string }): ReactNode {
  const steps = path.split(/(?=\.)/)
  return (
    <code>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a path stay where they are
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {step}
        </Fragment>
      ))}
    </code>
  )
}
