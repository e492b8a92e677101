import { z } from 'zod'
import { Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import {
  fileSort,
  filmSort,
  pictureSort,
  textSort,
  type PartSort,
  type ShownPart,
} from '../../parts/sorts.ts'
import { Blocks, Download } from '../blocks.tsx'
import { defineForm } from '../form.tsx'
import { judgeH5p } from './open.ts'
import { playPath } from './paths.ts'

/** An exercise or game made elsewhere with H5P: the file, and what one does in it for those who cannot play it. */
export const h5pSort: PartSort = {
  name: 'h5p',
  label: 'productions.h5p.part',
  add: 'productions.h5p.add',
  title: { label: 'productions.h5p.title', missing: 'productions.h5p.title-missing' },
  text: { label: 'productions.h5p.text', hint: 'productions.h5p.text-hint', rows: 5, needed: false },
  file: {
    label: 'productions.h5p.file',
    weight: 'productions.h5p.weight',
    accept: '.h5p',
    role: 'attachment',
    rule: { kinds: ['package'], maxBytes: 200 * 2 ** 20 },
    needed: true,
    heavy: true,
    extension: 'h5p',
    judge: async (path) => {
      const wrong = await judgeH5p(path)
      return (
        wrong && { key: `productions.h5p.refused.${wrong.refused}`, args: { name: wrong.name || 'none' } }
      )
    },
  },
}

/** An H5P file, played here in a closed frame and taken away. */
export const h5pForm = defineForm({
  form: 'h5p',
  icon: 'school',
  hint: 'productions.form.h5p',
  schemaType: 'LearningResource',
  first: h5pSort,
  sorts: [h5pSort, textSort, pictureSort, filmSort, fileSort],
  answers: z.object({}),
  View: ({ parts }) =>
    parts.map((part) => (part.sort === 'h5p' ? <Played part={part} /> : <Blocks parts={[part]} />)),
})

function Played({ part }: { part: ShownPart }) {
  const { t, lang } = useView()
  const { file, title, text } = part
  if (!file) return <Blocks parts={[part]} />
  return (
    <section class="stack">
      <h2>{title}</h2>
      <Prose text={text} />
      <p class="acts" lang={lang}>
        <a class="act main" href={playPath(file.id)}>
          {t('productions.h5p.play')}
          <span class="sr"> : {title}</span>
        </a>
      </p>
      <Download file={file} />
    </section>
  )
}
