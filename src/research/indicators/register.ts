import { holdPersonalData } from '../../platform/personal.ts'
import { registerKind } from '../../platform/things.ts'
import { exportComments, forgetCommentAuthors, readWholeComment } from './comments/comments.ts'

registerKind({
  kind: 'comment',
  tone: 'group',
  label: 'research.participation.kind',
  listed: false,
  readWhole: readWholeComment,
})

holdPersonalData({
  name: 'chiffres commentés',
  exportOf: exportComments,
  erase: forgetCommentAuthors,
})
