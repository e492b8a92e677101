import { z } from 'zod'
import { audioSort, fileSort, filmSort, pictureSort, textSort, type ShownPart } from '../../parts/sorts.ts'
import { Blocks, PictureBlock } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

/** Pictures one walks along, each with a legend and a long description. */
export const exhibitionForm = defineForm({
  form: 'exhibition',
  icon: 'picture',
  hint: 'productions.form.exhibition',
  schemaType: 'Collection',
  first: pictureSort,
  sorts: [pictureSort, textSort, audioSort, filmSort, fileSort],
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
