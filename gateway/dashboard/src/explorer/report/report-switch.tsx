import type { ReactNode } from 'react'
import type { Say } from '../page/top-bar.tsx'
import { reportWords } from './report-words.ts'

interface SwitchProps {
  readonly say: Say
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => void
}

/** Beside the button that runs a query: whether to ask for a report with the answer. */
export function ReportSwitch({ say, isOn, onSwitch }: SwitchProps): ReactNode {
  return (
    <button
      type="button"
      className="report-switch"
      aria-pressed={isOn}
      title={say(reportWords.turnOn)}
      onClick={() => onSwitch(!isOn)}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" fill="currentColor" aria-hidden="true">
        <rect x="2" y="3" width="9" height="3" rx="1" />
        <rect x="6" y="8.5" width="8" height="3" rx="1" />
        <rect x="11" y="14" width="7" height="3" rx="1" />
      </svg>
      <span>{say(reportWords.report)}</span>
    </button>
  )
}
