import type { scriptRules } from '../rules/script.ts';
import { definePages } from './page.ts';

/** Pages of the rules about scripts and connected variables. */
export const scriptPages = definePages<keyof typeof scriptRules>({
  'several-first-pages': {
    en: {
      title: 'Several first pages',
      why: 'Agents learn a script by its first page. When it differs from contact to contact they look for their place while the customer is waiting, and training and reports have no common beginning.',
      example: 'A condition behind the start sends customers to “Welcome back” and everybody else to “First contact”.',
      mend: 'Begin with one page and show what differs by conditions on its elements, or branch behind it. Waive it when both beginnings are wanted.',
    },
    fr: {
      title: 'Plusieurs premières pages',
      why: 'Les agents connaissent un script par sa première page. Si elle change d’un contact à l’autre, ils cherchent leurs repères pendant que le client attend, et ni la formation ni les rapports n’ont de début commun.',
      example:
        'Une condition après le début envoie les clients vers « De retour » et les autres vers « Premier contact ».',
      mend: 'Commencez par une seule page dont les éléments sont conditionnels, ou branchez ensuite. Acceptez le constat si les deux débuts sont voulus.',
    },
  },
  'page-without-exit': {
    en: {
      title: 'Page without a way out',
      why: 'The agent would be stuck on this page with a customer on the line, and the contact could not even be qualified.',
      example: 'A page has no Next, and its only button is shown when “sold && !sold”.',
      mend: 'Turn the Next button on, or give the page a button without a condition, such as “Refused”.',
    },
    fr: {
      title: 'Page sans sortie',
      why: 'L’agent resterait bloqué sur cette page avec un client en ligne, sans même pouvoir qualifier le contact.',
      example: 'Une page n’a pas de Suite, et son seul bouton est visible si « sold && !sold ».',
      mend: 'Activez le bouton Suite, ou ajoutez un bouton sans condition, comme « Refus ».',
    },
  },
  'required-never-shown': {
    en: {
      title: 'Required question that nobody sees',
      why: 'Somebody meant this answer to be certain. As its condition never holds it is never asked, and its column stays empty in every export.',
      example:
        '“Which provider?” must be answered and is shown when provider == "othr", but the answer’s code is “other”.',
      mend: 'Compare with a code that can be chosen above, or take the question off the page.',
    },
    fr: {
      title: 'Question obligatoire jamais vue',
      why: 'Cette réponse devait être certaine. Sa condition n’étant jamais remplie, elle n’est jamais posée et sa colonne reste vide dans chaque export.',
      example:
        '« Quel opérateur ? » est obligatoire et visible si provider == "autr", mais le code de la réponse est « autre ».',
      mend: 'Comparez avec un code qui peut être choisi plus haut, ou retirez la question.',
    },
  },
  'question-unanswerable': {
    en: {
      title: 'Question without an accepted answer',
      why: 'Whatever the agent enters is refused. If the answer is required the page can never be completed.',
      example: 'An age from 18 to 16, or a rating from 1 to 5 that is accepted when mark > 5.',
      mend: 'Put the lower limit below the upper one, and let the condition hold for at least one answer.',
    },
    fr: {
      title: 'Question sans réponse acceptée',
      why: 'Tout ce que saisit l’agent est refusé. Si la réponse est obligatoire, la page ne peut jamais être complétée.',
      example: 'Un âge de 18 à 16 ans, ou une note de 1 à 5 acceptée si mark > 5.',
      mend: 'Placez la limite inférieure sous la supérieure, et rendez la condition possible pour une réponse au moins.',
    },
  },
  'condition-before-answer': {
    en: {
      title: 'Condition above its answer',
      why: 'A page is read from top to bottom: a condition sees the answers above it, and for those below what the variable held before the page. The element would not appear when the agent answers.',
      example: '“How many children?” stands above “Do you have children?” and is shown by its answer.',
      mend: 'Move the element below the question that decides about it. Waive it when the earlier value is meant.',
    },
    fr: {
      title: 'Condition au-dessus de sa réponse',
      why: 'Une page se lit de haut en bas : une condition connaît les réponses au-dessus, et pour celles en dessous la valeur d’avant la page. L’élément n’apparaîtrait pas quand l’agent répond.',
      example: '« Combien d’enfants ? » est placé au-dessus de « Avez-vous des enfants ? », dont il dépend.',
      mend: 'Déplacez l’élément sous la question qui en décide. Acceptez le constat si la valeur d’avant est voulue.',
    },
  },
  'answer-without-branch': {
    en: {
      title: 'Answer that no branch takes',
      why: 'An answer that was added to a list later is easily forgotten in the branches. The script then ends at once, and the agent has nothing to say.',
      example:
        'A switch knows “flat” and “house”; “business premises” was added to the list and falls to “Otherwise”, which ends the script.',
      mend: 'Give the answer a case of its own, or lead “Otherwise” to a page. Waive it when such contacts shall end there.',
    },
    fr: {
      title: 'Réponse sans branche',
      why: 'Une réponse ajoutée plus tard à une liste est vite oubliée dans les branches. Le script se termine alors aussitôt, et l’agent n’a plus rien à dire.',
      example:
        'Un aiguillage connaît « appartement » et « maison » ; « local » a été ajouté et tombe dans « Sinon », qui termine le script.',
      mend: 'Donnez un cas à cette réponse, ou menez « Sinon » à une page. Acceptez le constat si ces contacts doivent finir là.',
    },
  },
  'branch-without-answer': {
    en: {
      title: 'Branch for an answer that does not exist',
      why: 'The branch compares with a code that no question offers, mostly because the code was changed or mistyped. What was drawn behind it never happens.',
      example: 'A case says “yes”, while the answers of the question have the codes “Y” and “N”.',
      mend: 'Write the code as the question has it, or remove the branch.',
    },
    fr: {
      title: 'Branche pour une réponse inexistante',
      why: 'La branche compare avec un code qu’aucune question n’offre, souvent parce qu’il a été changé ou mal saisi. Ce qui est dessiné derrière n’arrive jamais.',
      example: 'Un cas dit « oui », alors que les réponses de la question ont les codes « O » et « N ».',
      mend: 'Écrivez le code comme dans la question, ou retirez la branche.',
    },
  },
  'column-changed': {
    en: {
      title: 'Column of a data file that has changed',
      why: 'The script would show an empty field where the agent expects the customer’s data, and what is written back would be lost.',
      example: '“email” was connected to the column MAIL; a new import of the file calls it E_MAIL.',
      mend: 'Connect the variable to the column’s new name, give it a type that fits, or disconnect it.',
    },
    fr: {
      title: 'Colonne d’un fichier de données modifiée',
      why: 'Le script afficherait un champ vide là où l’agent attend les données du client, et ce qui est réécrit serait perdu.',
      example: '« email » était connecté à la colonne MAIL ; un nouvel import l’appelle E_MAIL.',
      mend: 'Connectez la variable au nouveau nom de la colonne, donnez-lui un type qui convient, ou déconnectez-la.',
    },
  },
  'record-without-key': {
    en: {
      title: 'Record that nothing finds',
      why: 'Answers are written to the contact’s own record. Without a key nobody knows which one it is, so nothing is written at all.',
      example: '“email” is written back to the customer file, but no variable is connected to its number.',
      mend: 'Connect a variable to the column that identifies a record and mark it as the key.',
    },
    fr: {
      title: 'Fiche introuvable',
      why: 'Les réponses sont écrites dans la fiche du contact. Sans clé, personne ne sait laquelle c’est : rien n’est écrit.',
      example: '« email » est réécrit dans le fichier client, mais aucune variable n’est connectée à son numéro.',
      mend: 'Connectez une variable à la colonne qui identifie une fiche et marquez-la comme clé.',
    },
  },
});
