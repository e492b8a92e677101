import { parentPort, workerData } from 'node:worker_threads'
import { workOut, type Asked } from './opinions.ts'

// A thread of its own, read as it is written: `work.ts` starts it and gives it what it works out.
const asked: Asked = workerData
parentPort?.postMessage(workOut(asked))
