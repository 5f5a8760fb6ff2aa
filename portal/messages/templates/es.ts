import type { MessageWords } from './words.ts';

export const es: MessageWords = {
  inviteSubject: 'Su visita a {clinic}',
  remindSubject: 'Su visita a {clinic} es pronto',
  greeting: 'Hola, {name}:',
  greetingPlain: 'Hola:',
  inviteOpening: 'Usted tiene una visita en {clinic}.',
  remindOpening: 'Su visita en {clinic} es pronto.',
  when: '{date}, {time}',
  qrAlt: 'Código cuadrado para registrar su llegada',
  codeLabel: 'Su número para registrar su llegada',
  howTo:
    'Cuando llegue, registre su llegada en la pantalla. Acerque el código cuadrado o escriba el número. También le pedirá su fecha de nacimiento. En la recepción le ayudan igual de bien.',
  bringTitle: 'Qué traer',
  bring:
    'Esta página, o el número que tiene\nUna identificación con foto\nSu tarjeta del seguro, si tiene una\nUna lista de las medicinas que toma',
  tipTitle: 'Cuídese',
  tip: 'Nunca le pedimos su contraseña. ¿No está seguro de que un mensaje es nuestro? Llámenos primero.',
  short: '{clinic}: su visita es el {date}, {time}. Número de llegada: {code}. Nunca le pedimos su contraseña.',
  otpSubject: 'Su código para {clinic}',
  otpBody: 'Su código es {otp}. Escríbalo en la pantalla de llegada. Sirve una vez, durante {minutes} minutos.',
  otpWarning: 'No se lo dé a nadie. Si usted no lo pidió, no haga caso de este mensaje.',
  letterTitle: 'Su visita a {clinic}',
};
