import { copyButtons } from "./copy-buttons.js";
import { errorFilters } from "./error-filters.js";
import { firstVisit } from "./first-visit.js";
import { languageChoice } from "./language-choice.js";
import { searchBox } from "./search-box.js";
import { themeSwitch } from "./theme-switch.js";

/* What pages can do beyond being read. Each part looks for what it works on, and shows what needs it. */
themeSwitch();
firstVisit();
languageChoice();
copyButtons();
errorFilters();
searchBox();
