import type { ReactNode } from 'react'
import type { Say } from '../page/top-bar.tsx'
import { PathText } from './path-text.tsx'
import { orderWords, reportWords } from './report-words.ts'
import type { PlanTree } from './request-report.ts'

/** A plan as a tree; the operation of each fetch opens below it. */
export function PlanView({ say, tree }: { readonly say: Say; readonly tree: PlanTree | null }): ReactNode {
  if (tree === null) return <p className="faint">{say(reportWords.noPlan)}</p>
  return (
    <ul className="plan">
      <PlanNode say={say} node={tree} />
    </ul>
  )
}

function PlanNode({ say, node }: { readonly say: Say; readonly node: PlanTree }): ReactNode {
  if (node.kind === 'fetch') {
    return (
      <li>
        <details>
          <summary>
            <strong>{node.subgraph}</strong> <PathText path={node.path || say(reportWords.root)} />
          </summary>
          <pre>
            <code>{node.operation}</code>
          </pre>
        </details>
      </li>
    )
  }
  return (
    <li>
      <span className="order">
        {say(orderWords[node.kind])} {'variable' in node && <code>${node.variable}</code>}
      </span>
      <ul>
        {node.nodes.map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan is drawn once and its nodes stay where they are
          <PlanNode key={index} say={say} node={child} />
        ))}
      </ul>
    </li>
  )
}
