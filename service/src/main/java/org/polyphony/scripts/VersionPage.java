package org.polyphony.scripts;

import java.util.List;
import org.polyphony.i18n.AddressForms;
import org.polyphony.web.View;

/**
 * A version as callers will read it.
 *
 * @param address the form of address that is tried; empty for none
 * @param sample the invented person and event
 */
record VersionPage(ScriptRendering rendering, String address, ScriptArguments sample) {

  ScriptVersion version() {
    return rendering.version();
  }

  String path() {
    return "/scripts/" + version().script();
  }

  /** Whether the bundle is another language than the one beside it. */
  boolean two() {
    return !rendering.bundle().equals(rendering.beside());
  }

  String said(String key) {
    return rendering.say(key, sample);
  }

  String beside(String key) {
    return rendering.sayBeside(key, sample);
  }

  TextState state(String key) {
    return rendering.line(key).state();
  }

  /** The forms of address of the bundle's language; empty where it needs none. */
  List<View.Choice> forms() {
    return AddressForms.of(rendering.bundle()).stream()
        .map(
            form ->
                new View.Choice(
                    form.key(), form.word(), null, rendering.bundle(), form.key().equals(address)))
        .toList();
  }
}
