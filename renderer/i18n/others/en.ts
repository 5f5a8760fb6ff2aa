/** The patient and the people with them, and staff who help from the desk. */
export const othersEn = {
  someoneElse: 'Someone else to check in',
  more: 'More',
  moreTitle: 'More choices',
  moreHint: 'You have arrived. None of this is needed.',
  companions: {
    title: 'Tell us, if you like',
    carer: 'A carer is with me',
    interpreter: 'I would like an interpreter',
  },
  family: {
    who: 'Who is here with the patient?',
    same: (initial: string) => `The same person as before: ${initial}.`,
    patient: 'I am the patient',
    relationship: {
      parent: 'I am the parent',
      guardian: 'I am the legal guardian',
      grandparent: 'I am a grandparent',
      other: 'I am another adult',
    },
    yourName: 'What is your name?',
    yourNameHint: 'Your own first and last name.',
    yourNameMissing: 'Please type your name.',
  },
  helped: {
    title: 'Staff is helping you',
    by: (name: string) => `${name} at the desk is helping you now.`,
    stay: 'You need not touch anything.',
    alone: 'I go on by myself',
  },
};
