package org.polyphony.scripts;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.preview.PreviewModule;
import org.polyphony.translations.TranslationsModule;
import org.polyphony.web.Role;
import org.polyphony.web.SignIns;
import org.polyphony.web.Site;
import org.polyphony.web.Viewer;
import org.polyphony.web.WebSettings;

/** The scripts alone behind a real server. A session or token is a person's first name. */
public final class ScriptsSite extends Application<Configuration> {
  static final UUID ORGANIZATION = Ids.next();
  static final UUID CONTACT = Ids.next();
  static final Viewer MAI = viewer("Mai", "en", Role.COORDINATOR);
  static final Viewer PAO = viewer("Pao", "hmn", Role.TRANSLATOR);
  static final Viewer TOU = viewer("Tou", "hmn", Role.ORGANIZER);
  private static final Map<String, Viewer> PEOPLE = Map.of("mai", MAI, "pao", PAO, "tou", TOU);
  private static final Map<String, Jdbi> DATABASES = new ConcurrentHashMap<>();

  private ScriptsModule module;

  static void on(Jdbi jdbi) {
    DATABASES.put("now", jdbi);
  }

  private static Viewer viewer(String name, String reads, Role role) {
    return new Viewer(
        Ids.next(),
        ORGANIZATION,
        name,
        Set.of(role),
        Set.of(reads),
        Set.of(reads),
        null,
        Ids.next(),
        false);
  }

  ScriptsModule module() {
    return module;
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    TestClock clock = TestClock.at("2026-11-22T18:00:00Z");
    Messages messages = Messages.load(ScriptsSite.class.getClassLoader());
    Site site =
        new Site(
            environment,
            configuration.getServerFactory(),
            new WebSettings(null, true),
            messages,
            new FirstNames(),
            () -> List.of(new byte[32]));
    module =
        new ScriptsModule(
            DATABASES.get("now"),
            clock,
            new Audit(clock),
            messages,
            (viewer, contact) -> ScriptArguments.NONE.person("Pa Kou", "Pa Kou Vue", "pog"));
    module.register(site);
    new PreviewModule(module).register(site);
    new TranslationsModule(DATABASES.get("now"), module, messages, new Audit(clock), clock)
        .register(site);
  }

  private static final class FirstNames implements SignIns {
    @Override
    public Optional<Viewer> bySession(String cookieValue) {
      return Optional.ofNullable(PEOPLE.get(cookieValue));
    }

    @Override
    public Optional<Viewer> byBearer(String token) {
      return Optional.ofNullable(PEOPLE.get(token));
    }
  }
}
