import type { ReactNode } from 'react'

/** A labelled choice of one among few. */
export function Picker({
  label,
  value,
  options,
  onPick,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly title: string }[]
  readonly onPick: (value: string) => void
}): ReactNode {
  return (
    <label className="picker">
      <span className="picker-label">{label}</span>
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </label>
  )
}
