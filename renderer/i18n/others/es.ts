import type { othersEn } from './en.ts';

export const othersEs: typeof othersEn = {
  someoneElse: 'Registrar a otra persona',
  more: 'Más',
  moreTitle: 'Más opciones',
  moreHint: 'Su llegada ya consta. Nada de esto es necesario.',
  companions: {
    title: 'Díganos, si quiere',
    carer: 'Me acompaña un cuidador',
    interpreter: 'Quisiera un intérprete',
  },
  family: {
    who: '¿Quién está aquí con el paciente?',
    same: (initial) => `La misma persona de antes: ${initial}.`,
    patient: 'Soy el paciente',
    relationship: {
      parent: 'Soy el padre o la madre',
      guardian: 'Soy el tutor legal',
      grandparent: 'Soy el abuelo o la abuela',
      other: 'Soy otro adulto',
    },
    yourName: '¿Cómo se llama usted?',
    yourNameHint: 'Su propio nombre y apellido.',
    yourNameMissing: 'Escriba su nombre, por favor.',
  },
  helped: {
    title: 'El personal le está ayudando',
    by: (name) => `${name} le ayuda ahora desde recepción.`,
    stay: 'No hace falta que toque nada.',
    alone: 'Sigo por mi cuenta',
  },
};
