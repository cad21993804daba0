import type { fieldRules } from '../rules/field.ts';
import { definePages } from './page.ts';

export const fieldPages = definePages<keyof typeof fieldRules>({
  'expression-syntax': {
    en: {
      title: 'An expression that cannot be read',
      why: 'It fails whenever a contact gets there.',
      example: 'n > — something is missing after the sign.',
      mend: 'Complete it. Expressions are written in CEL: n > 3 && name != "".',
    },
    fr: {
      title: 'Une expression illisible',
      why: 'Elle échoue dès qu’un contact y arrive.',
      example: 'n > — il manque quelque chose après le signe.',
      mend: 'Complétez-la. Les expressions s’écrivent en CEL : n > 3 && name != "".',
    },
  },
  'expression-unknown-name': {
    en: {
      title: 'An expression that names nothing known',
      why: 'There is no such variable, so that it fails whenever a contact gets there.',
      example: 'ordr == "" where the variable is called order.',
      mend: 'Correct the name, or declare the variable.',
    },
    fr: {
      title: 'Une expression qui nomme un inconnu',
      why: 'Cette variable n’existe pas : l’expression échoue dès qu’un contact y arrive.',
      example: 'ordr == "" alors que la variable s’appelle order.',
      mend: 'Corrigez le nom, ou déclarez la variable.',
    },
  },
  'expression-type': {
    en: {
      title: 'Values that do not go together',
      why: 'A number cannot be compared with a text: the expression fails.',
      example: 'age > "18" compares a number with a text.',
      mend: 'Write age > 18, or convert with double() or string().',
    },
    fr: {
      title: 'Des valeurs qui ne vont pas ensemble',
      why: 'Un nombre ne se compare pas à un texte : l’expression échoue.',
      example: 'age > "18" compare un nombre à un texte.',
      mend: 'Écrivez age > 18, ou convertissez par double() ou string().',
    },
  },
  'expression-result-type': {
    en: {
      title: 'A result of the wrong type',
      why: 'The place wants another type: a condition wants true or false, a number variable a number.',
      example: 'A condition says only “name”.',
      mend: 'Compare it with something: name != "".',
    },
    fr: {
      title: 'Un résultat du mauvais type',
      why: 'L’endroit veut un autre type : une condition veut vrai ou faux, une variable nombre un nombre.',
      example: 'Une condition dit seulement « name ».',
      mend: 'Comparez à quelque chose : name != "".',
    },
  },
  template: {
    en: {
      title: 'A placeholder that is not closed',
      why: 'It is not clear where the inserted expression ends, so the text cannot be said.',
      example: 'Hello {{ name',
      mend: 'Close it: Hello {{ name }}.',
    },
    fr: {
      title: 'Une insertion non fermée',
      why: 'On ne sait pas où finit l’expression insérée : le texte ne peut être dit.',
      example: 'Bonjour {{ name',
      mend: 'Fermez-la : Bonjour {{ name }}.',
    },
  },
  'unknown-variable': {
    en: {
      title: 'A variable that does not exist',
      why: 'What should be kept there is lost, and the contact takes the error exit.',
      example: 'Digits are kept in “ordr”, which nobody declared.',
      mend: 'Declare it under Variables, or choose another.',
    },
    fr: {
      title: 'Une variable qui n’existe pas',
      why: 'Ce qui devrait y être gardé est perdu, et le contact prend la sortie d’erreur.',
      example: 'Des chiffres sont gardés dans « ordr », que personne n’a déclarée.',
      mend: 'Déclarez-la sous Variables, ou choisissez-en une autre.',
    },
  },
  'variable-type': {
    en: {
      title: 'A variable of the wrong type',
      why: 'What the node brings does not fit into the variable.',
      example: 'A recording is to be kept in a number variable.',
      mend: 'Choose a variable of a type that the message names.',
    },
    fr: {
      title: 'Une variable du mauvais type',
      why: 'Ce que le nœud apporte n’entre pas dans la variable.',
      example: 'Un enregistrement doit être gardé dans une variable nombre.',
      mend: 'Choisissez une variable d’un type que nomme le message.',
    },
  },
  'empty-field': {
    en: {
      title: 'An empty field',
      why: 'Without it the node cannot do its work.',
      example: 'A transfer has no destination.',
      mend: 'Fill it in.',
    },
    fr: {
      title: 'Un champ vide',
      why: 'Sans lui, le nœud ne peut pas faire son travail.',
      example: 'Un transfert n’a pas de destination.',
      mend: 'Remplissez-le.',
    },
  },
  'unknown-language': {
    en: {
      title: 'A language that the flow does not have',
      why: 'There is no announcement in it.',
      example: 'A language node sets “de” in a flow of French and English.',
      mend: 'Choose a language of the flow, or add this one to it.',
    },
    fr: {
      title: 'Une langue que le flux n’a pas',
      why: 'Aucune annonce n’existe dans cette langue.',
      example: 'Un nœud Langue choisit « de » dans un flux français et anglais.',
      mend: 'Choisissez une langue du flux, ou ajoutez-lui celle-ci.',
    },
  },
  'missing-language': {
    en: {
      title: 'An announcement missing in a language',
      why: 'Callers who chose that language would hear another one, or nothing.',
      example: 'A welcome exists in French only, while the flow speaks French and English.',
      mend: 'Fill in the text or the audio file for that language.',
    },
    fr: {
      title: 'Une annonce qui manque dans une langue',
      why: 'Qui a choisi cette langue en entendrait une autre, ou rien.',
      example: 'L’accueil n’existe qu’en français, alors que le flux parle français et anglais.',
      mend: 'Remplissez le texte ou le fichier audio de cette langue.',
    },
  },
  'missing-audio': {
    en: {
      title: 'An audio file that is not there',
      why: 'Callers hear nothing in its place.',
      example: 'A prompt plays a file that was deleted from the library.',
      mend: 'Upload it, or choose another file.',
    },
    fr: {
      title: 'Un fichier audio absent',
      why: 'L’appelant n’entend rien à sa place.',
      example: 'Une annonce joue un fichier supprimé de la bibliothèque.',
      mend: 'Téléversez-le, ou choisissez un autre fichier.',
    },
  },
  'missing-entry': {
    en: {
      title: 'Something that the installation does not have',
      why: 'The node names a schedule, queue, file or list that is not there, and takes the error exit whenever a contact comes.',
      example: 'Opening hours are asked of a schedule that was deleted.',
      mend: 'Choose one that exists, or create it under the administration first.',
    },
    fr: {
      title: 'Quelque chose que l’installation n’a pas',
      why: 'Le nœud nomme un planning, une file, un fichier ou une liste absents, et prend la sortie d’erreur à chaque contact.',
      example: 'Les horaires sont demandés à un planning qui a été supprimé.',
      mend: 'Choisissez-en un qui existe, ou créez-le d’abord dans l’administration.',
    },
  },
  'unknown-column': {
    en: {
      title: 'A column that the data file does not have',
      why: 'The look-up takes its error exit for every contact, or the variable is never filled.',
      example: 'A look-up searches the column “phone” of a file whose column is called “mobile” since the last import.',
      mend: 'Choose a column that the file has, or import a file that has this one.',
    },
    fr: {
      title: 'Une colonne que le fichier de données n’a pas',
      why: 'La recherche prend sa sortie d’erreur à chaque contact, ou la variable n’est jamais remplie.',
      example: 'Une recherche porte sur la colonne « phone », qui s’appelle « mobile » depuis le dernier import.',
      mend: 'Choisissez une colonne du fichier, ou importez un fichier qui a celle-ci.',
    },
  },
  'column-type': {
    en: {
      title: 'A column that its variable may not hold',
      why: 'A record whose cell does not fit takes the error exit, as if it could not be read.',
      example: 'The text column “floor” is kept in a number variable; for “ground floor” the look-up fails.',
      mend: 'Keep the column in a text variable or one of its own type. It may be waived where all cells are known to fit.',
    },
    fr: {
      title: 'Une colonne que sa variable ne peut pas toujours contenir',
      why: 'Une fiche dont la cellule ne convient pas prend la sortie d’erreur, comme si elle était illisible.',
      example:
        'La colonne texte « étage » est gardée dans une variable nombre ; pour « rez-de-chaussée », la recherche échoue.',
      mend: 'Gardez la colonne dans une variable texte ou de son type. À accepter si toutes les cellules conviennent.',
    },
  },
  'no-speech-engine': {
    en: {
      title: 'No speech engine',
      why: 'Texts cannot be spoken on this installation: callers hear nothing.',
      example: 'The server was set up without espeak-ng.',
      mend: 'Install a speech engine on the server, or use audio files.',
    },
    fr: {
      title: 'Pas de synthèse vocale',
      why: 'Les textes ne peuvent pas être prononcés sur cette installation : l’appelant n’entend rien.',
      example: 'Le serveur a été installé sans espeak-ng.',
      mend: 'Installez une synthèse vocale sur le serveur, ou utilisez des fichiers audio.',
    },
  },
});
