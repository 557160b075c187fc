const remembered = 'simpul.report'

/** Whether the reader wants reports, as chosen in this tab before. */
export function recallReportChoice(store: Pick<Storage, 'getItem'>): boolean {
  return store.getItem(remembered) === 'on'
}

/** Keeps the choice as long as its store lasts. */
export function keepReportChoice(store: Pick<Storage, 'setItem'>, isOn: boolean): void {
  store.setItem(remembered, isOn ? 'on' : 'off')
}
