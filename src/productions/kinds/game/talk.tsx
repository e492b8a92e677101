import { inLang } from '../../../platform/prose.tsx'
import { listLines } from './story.ts'

/** Questions as they were typed, one a line. */
export function Questions({ questions, lang }: { questions: string; lang: string }) {
  const lines = listLines(questions)
  if (lines.length === 0) return null
  return (
    <ul {...inLang(lang)}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
