import type { CommentTable, CommentVersionTable, FigureTable, MeasuredTable } from './indicators/tables.ts'
import type {
  AnswerTable,
  ConsentLogTable,
  ConsentTable,
  LentJournalTable,
  LinkTable,
  NoteTable,
  QuestionTable,
  SituationTable,
  StudyScopeTable,
  StudyTable,
  WordingTable,
} from './studies/tables.ts'

declare module '../platform/database.ts' {
  interface Tables {
    'research.study': StudyTable
    'research.study_scope': StudyScopeTable
    'research.wording': WordingTable
    'research.consent': ConsentTable
    'research.consent_log': ConsentLogTable
    'research.situation': SituationTable
    'research.question': QuestionTable
    'research.link': LinkTable
    'research.answer': AnswerTable
    'research.note': NoteTable
    'research.lent_journal': LentJournalTable
    'research.measured': MeasuredTable
    'research.figure': FigureTable
    'research.comment': CommentTable
    'research.comment_version': CommentVersionTable
  }
}
