package org.polyphony.scripts;

import java.util.List;

/** The list of scripts. */
record ScriptsPage(List<ScriptSummary> scripts) {}
