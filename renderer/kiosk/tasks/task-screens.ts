import type { ComponentType } from 'react';
import { AgreedTask } from '../consents/AgreedTask.tsx';
import { ConsentsTask } from '../consents/ConsentsTask.tsx';
import { CoverageTask } from '../coverage/CoverageTask.tsx';
import type { ScreenedTask } from '../flow/state.ts';
import { FormsTask } from '../forms/FormsTask.tsx';
import { FamilyTask } from '../others/FamilyTask.tsx';
import { ReviewTask } from '../review/ReviewTask.tsx';
import type { TaskProps } from './task-props.ts';

/** The screens of each task; main never names a task that has none. */
export const taskScreens: Readonly<Partial<Record<ScreenedTask, ComponentType<TaskProps>>>> = {
  family: FamilyTask,
  forms: FormsTask,
  consents: ConsentsTask,
  agreed: AgreedTask,
  review: ReviewTask,
  coverage: CoverageTask,
};
