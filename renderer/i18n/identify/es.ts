import type { Words } from '../catalogue.ts';
import type { identifyEn } from './en.ts';

export const identifyEs: Words<typeof identifyEn> = {
  scan: {
    open: 'Escanear el código QR',
    title: 'Muestre su código QR',
    hint: 'Acerque su carta o su teléfono a la cámara.',
    picture: 'Lo que ve la cámara',
    starting: 'La cámara se está encendiendo.',
    looking: 'Estamos buscando su código.',
    strange: 'Ese código no es nuestro.',
    noCamera: 'Aquí no hay cámara. Por favor, escriba el número.',
    off: 'La cámara está apagada. Por favor, escriba el número.',
    type: 'Escribir el número',
  },
  ways: {
    title: '¿Cómo podemos encontrarle?',
    hint: 'El código va al teléfono o correo que tenemos de usted.',
    name: 'Mi nombre y mi teléfono',
    email: 'Envíenme un código por correo',
    phone: 'Envíenme un código por mensaje',
    offline: 'Ahora no podemos enviar códigos.',
    notSent: 'No pudimos enviar un código. Pruebe otra forma.',
  },
  sentCode: {
    title: 'Escriba las 6 cifras',
    email: 'Si tenemos su correo, el código ya va en camino.',
    phone: 'Si tenemos su número, el mensaje ya va en camino.',
    lasts: 'Sirve durante 10 minutos.',
    incomplete: 'Tiene seis cifras.',
    again: 'Enviarlo otra vez',
    againIn: (clock) => `Enviarlo otra vez en ${clock}`,
    otherWay: 'Otra forma',
    spoken: (typed) => `${typed} de 6 cifras`,
  },
};
