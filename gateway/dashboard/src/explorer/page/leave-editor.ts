/**
 * Lets a reader who uses the keyboard only leave an editor by Escape: inside it, Tab indents.
 * A list of suggestions that is open takes the key first.
 */
export function leaveEditorOnEscape(page: Document): () => void {
  const leave = (event: KeyboardEvent) => {
    const isInEditor = event.target instanceof Element && event.target.closest('.CodeMirror') !== null
    if (event.key !== 'Escape' || !isInEditor || page.querySelector('.CodeMirror-hints, .CodeMirror-dialog')) return
    event.stopPropagation() // the editor would take the focus back
    page.querySelector<HTMLElement>('.graphiql-execute-button')?.focus()
  }
  page.addEventListener('keydown', leave, true)
  return () => page.removeEventListener('keydown', leave, true)
}
