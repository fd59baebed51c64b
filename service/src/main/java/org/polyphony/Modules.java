package org.polyphony;

import java.util.ArrayList;
import java.util.List;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.audiences.AudiencesModule;
import org.polyphony.calling.CallingModule;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.care.CareModule;
import org.polyphony.checkin.CheckinModule;
import org.polyphony.cohorts.CohortsModule;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.coordination.CoordinationModule;
import org.polyphony.crew.CrewModule;
import org.polyphony.dashboards.DashboardsModule;
import org.polyphony.duplicates.DuplicatesModule;
import org.polyphony.erasure.ErasureModule;
import org.polyphony.events.EventsModule;
import org.polyphony.friends.FriendsModule;
import org.polyphony.funnel.FunnelModule;
import org.polyphony.guests.GuestsModule;
import org.polyphony.guests.GuestsSettings;
import org.polyphony.i18n.Messages;
import org.polyphony.imports.ImportsModule;
import org.polyphony.interpreting.InterpretingModule;
import org.polyphony.optouts.OptOutsModule;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.PlatformModule;
import org.polyphony.platform.mail.MailModule;
import org.polyphony.preview.PreviewModule;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.privacy.PrivacySettings;
import org.polyphony.profile.ProfileModule;
import org.polyphony.queue.QueueModule;
import org.polyphony.reminders.RemindersModule;
import org.polyphony.rooms.RoomsModule;
import org.polyphony.sample.SampleData;
import org.polyphony.scripts.KnownContacts;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.starters.StartersModule;
import org.polyphony.telephony.TelephonyModule;
import org.polyphony.texting.TextingModule;
import org.polyphony.ties.TiesModule;
import org.polyphony.translations.TranslationsModule;
import org.polyphony.turnout.TurnoutModule;

/** The features, each built from those below it: the constructor graph is the architecture. */
final class Modules {
  final Messages messages = Messages.load(Modules.class.getClassLoader());
  final TelephonyModule telephony;
  final MailModule mail;
  final AccountsModule accounts;
  final PrivacyModule privacy;
  final ContactsModule contacts;
  final ConsentModule consent;
  final ProfileModule profile;
  final DuplicatesModule duplicates;
  final TiesModule ties;
  final ImportsModule imports;
  final OptOutsModule optOuts;
  final AudiencesModule audiences;
  final ScriptsModule scripts;
  final PreviewModule preview;
  final TranslationsModule translations;
  final EventsModule events;
  final CohortsModule cohorts;
  final GuestsModule guests;
  final CrewModule crew;
  final TurnoutModule turnout;
  final StartersModule starters;
  final QueueModule queue;
  final CampaignsModule campaigns;
  final CareModule care;
  final FriendsModule friends;
  final ErasureModule erasure;
  final CoordinationModule coordination;
  final RoomsModule rooms;
  final CheckinModule checkin;
  final RemindersModule reminders;
  final FunnelModule funnel;
  final InterpretingModule interpreting;
  final CallingModule calling;
  final TextingModule texting;
  final DashboardsModule dashboards;
  final SampleData samples;

  Modules(PlatformModule platform, PolyphonyConfiguration configuration) {
    var jdbi = platform.jdbi();
    var clock = platform.clock();
    var audit = platform.audit();
    var journal = platform.journal();
    telephony =
        new TelephonyModule(
            jdbi, clock, configuration.telephony(), configuration.web().publicUrl());
    mail = new MailModule(jdbi, configuration.mail(), clock);
    accounts =
        new AccountsModule(
            jdbi,
            clock,
            audit,
            platform.secret("accounts.throttle"),
            configuration.accounts(),
            configuration.web().publicUrl());
    privacy =
        new PrivacyModule(
            jdbi,
            PrivacySettings.ofEnvironment(),
            platform.secret("privacy.numbers"),
            audit,
            clock);
    contacts = new ContactsModule(platform.database(), privacy, journal, audit, clock);
    consent = new ConsentModule(clock);
    profile = new ProfileModule(jdbi, contacts, consent, journal, audit, clock);
    duplicates = new DuplicatesModule(jdbi, platform.jobs(), contacts, audit, clock);
    ties = new TiesModule(jdbi, contacts, audit, clock);
    imports =
        new ImportsModule(
            platform.database(),
            platform.jobs(),
            contacts,
            consent,
            profile,
            journal,
            audit,
            clock,
            configuration.imports());
    optOuts = new OptOutsModule(jdbi, contacts, consent, imports, journal, clock);
    audiences = new AudiencesModule(jdbi, contacts, journal, audit, clock);
    scripts =
        new ScriptsModule(
            jdbi, clock, audit, messages, new KnownContacts(jdbi, contacts.contacts()));
    preview = new PreviewModule(scripts);
    translations = new TranslationsModule(jdbi, scripts, messages, audit, clock);
    events = new EventsModule(jdbi, audit, clock);
    cohorts =
        new CohortsModule(
            jdbi, events, platform.keys(), audit, clock, configuration.web().publicUrl());
    guests =
        new GuestsModule(
            jdbi,
            contacts,
            consent,
            events,
            cohorts,
            messages,
            new GuestsModule.Surroundings(
                configuration.web().publicUrl(),
                configuration.web().pseudoLocales(),
                platform.keys(),
                GuestsSettings.ofEnvironment()),
            audit,
            clock);
    crew =
        new CrewModule(
            jdbi,
            events,
            guests.languages(),
            messages,
            mail.outbox(),
            new CrewModule.Surroundings(configuration.web().publicUrl(), platform.keys()),
            audit,
            clock);
    privacy.retention().offer(crew.expiring());
    turnout = new TurnoutModule(jdbi, audit, clock);
    starters = new StartersModule(jdbi, scripts);
    queue = new QueueModule(jdbi, configuration.queue(), scripts, platform.keys(), audit, clock);
    privacy.retention().offer(imports.expiring());
    campaigns =
        new CampaignsModule(
            jdbi, consent, contacts, scripts, events, turnout, queue.feed(), journal, audit, clock);
    privacy.retention().offer(campaigns.expiring());
    audiences.offer(events.criteria());
    turnout.offer(campaigns.boundCampaigns());
    audiences.offer(turnout.criteria());
    audiences.offer(campaigns.criteria());
    for (List<Holding> held :
        List.of(
            mail.holdings(),
            consent.holdings(),
            profile.holdings(),
            ties.holdings(),
            scripts.holdings(),
            events.holdings(),
            cohorts.holdings(),
            guests.holdings(),
            crew.holdings(),
            turnout.holdings(),
            campaigns.holdings(),
            queue.holdings())) {
      contacts.file().offer(held);
    }
    checkin =
        new CheckinModule(
            jdbi,
            contacts,
            events,
            messages,
            platform.keys(),
            journal,
            audit,
            clock,
            configuration.web().publicUrl());
    audiences.offer(checkin.criteria());
    contacts.file().offer(checkin.holdings());
    reminders =
        new RemindersModule(
            jdbi,
            events,
            guests,
            cohorts,
            mail.outbox(),
            configuration.web().publicUrl(),
            journal,
            audit,
            clock);
    contacts.file().offer(reminders.holdings());
    funnel = new FunnelModule(jdbi);
    interpreting = new InterpretingModule(jdbi, audit, clock);
    care = new CareModule(jdbi, messages, audit, clock, configuration.care());
    friends = new FriendsModule(jdbi, accounts, contacts, campaigns, queue, messages, audit, clock);
    contacts.file().offer(friends.holdings());
    erasure = new ErasureModule(jdbi, privacy, contacts, consent, imports, journal, audit, clock);
    for (List<Erasing> erasing :
        List.of(
            TextingModule.erasing(),
            mail.erasing(),
            CallingModule.erasing(),
            checkin.erasing(),
            reminders.erasing(),
            friends.erasing(),
            queue.erasing(),
            campaigns.erasing(),
            crew.erasing(),
            guests.erasing(),
            cohorts.erasing(),
            events.erasing(),
            scripts.erasing(),
            imports.erasing(),
            ties.erasing(),
            profile.erasing(),
            duplicates.erasing(),
            consent.erasing())) {
      erasure.offer(erasing);
    }
    rooms = new RoomsModule(jdbi, accounts, events, campaigns, audit, clock);
    coordination =
        new CoordinationModule(jdbi, consent, campaigns, queue, rooms.phoneBanks(), audit, clock);
    calling =
        new CallingModule(
            jdbi,
            accounts,
            scripts,
            events,
            turnout,
            campaigns,
            care,
            queue,
            coordination.speakersAhead(),
            rooms,
            friends,
            messages,
            clock);
    texting =
        new TextingModule(
            jdbi,
            telephony,
            contacts,
            consent,
            events,
            messages,
            configuration.texting(),
            journal,
            audit,
            clock);
    contacts.file().offer(TextingModule.holdings());
    dashboards = new DashboardsModule(jdbi, platform.jobs());
    samples =
        new SampleData(
            jdbi,
            clock,
            new SampleData.Features(
                accounts.accounts(),
                contacts.lists(),
                contacts.contacts(),
                audiences.audiences(),
                contacts.lines(),
                consent.suppressions(),
                scripts.scripts(),
                events.events(),
                crew.planning(),
                crew.signingUp(),
                crew.partners(),
                guests.languages(),
                turnout.elections(),
                campaigns.campaigns(),
                friends.allowances(),
                rooms.rooms(),
                events.registrations(),
                checkin.attendances()));
  }

  /** Whoever learns from the journal what has happened elsewhere. */
  List<JournalConsumer> listeners() {
    List<JournalConsumer> listeners = new ArrayList<>(queue.listeners());
    listeners.add(audiences.listener());
    listeners.add(dashboards.consumer());
    listeners.add(reminders.listener());
    return listeners;
  }
}
