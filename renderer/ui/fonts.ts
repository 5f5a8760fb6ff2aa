import '@fontsource/ibm-plex-sans/400.css';
import '@fontsource/ibm-plex-sans/600.css';
import '@fontsource/ibm-plex-sans-arabic/400.css';
import '@fontsource/ibm-plex-sans-arabic/600.css';
// Chinese comes in about a hundred files by range of characters; a page loads those whose characters it shows.
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
// The names of languages in yet other scripts, for those who are to find their own.
import './language-names/language-names.css';
