import type { Words } from '../catalogue.ts';
import type { reviewEn } from './en.ts';

export const reviewEs: Words<typeof reviewEn> = {
  title: { allergy: 'Sus alergias', medicine: 'Sus medicamentos' },
  hint: '¿Sigue siendo correcto cada uno?',
  none: { allergy: 'No tenemos alergias de usted.', medicine: 'No tenemos medicamentos de usted.' },
  right: 'Es correcto',
  stopped: { allergy: 'No soy alérgico', medicine: 'Ya no lo tomo' },
  rightOne: (name) => `Es correcto: ${name}`,
  stoppedOne: { allergy: (name) => `No soy alérgico: ${name}`, medicine: (name) => `Ya no lo tomo: ${name}` },
  add: { allergy: 'Añadir una alergia', medicine: 'Añadir un medicamento' },
  added: (name) => `Usted añadió: ${name}`,
  remove: 'Quitar',
  removeOne: (name) => `Quitar: ${name}`,
  addTitle: { allergy: '¿A qué es alérgico?', medicine: '¿Qué medicamento toma?' },
  addHint: 'Enfermería lo leerá antes de que cuente.',
  addMissing: 'Primero escriba el nombre.',
  reactionTitle: '¿Qué le provoca?',
  reactionHint: 'Por ejemplo: sarpullido. Puede dejarlo vacío.',
  keepIt: 'Añadir',
  done: 'Enviar a enfermería',
};
