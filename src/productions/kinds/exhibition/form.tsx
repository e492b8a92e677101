import { z } from 'zod'
import { Blocks, PictureBlock } from '../blocks.tsx'
import { defineForm, type ShownPart } from '../form.tsx'

/** Pictures one walks along, each with a legend and a long description. */
export const exhibitionForm = defineForm({
  form: 'exhibition',
  icon: 'picture',
  hint: 'productions.form.exhibition',
  schemaType: 'Collection',
  first: 'picture',
  sorts: ['picture', 'text', 'audio', 'film', 'file'],
  answers: z.object({}),
  View: ({ parts }) => <>{groupPictures(parts).map(showRun)}</>,
})

/** Pictures that follow each other hang on one wall. */
function groupPictures(parts: readonly ShownPart[]): ShownPart[][] {
  const runs: ShownPart[][] = []
  for (const part of parts) {
    const run = runs.at(-1)
    if (run && run[0]?.sort === 'picture' && part.sort === 'picture') run.push(part)
    else runs.push([part])
  }
  return runs
}

function showRun(run: readonly ShownPart[]) {
  if (run[0]?.sort !== 'picture') return <Blocks parts={run} />
  return (
    <ul class="wall">
      {run.map((part) => (
        <li>{part.file ? <PictureBlock part={part} file={part.file} /> : <Blocks parts={[part]} />}</li>
      ))}
    </ul>
  )
}
