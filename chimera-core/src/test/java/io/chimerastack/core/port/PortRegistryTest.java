package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortRegistryTest {
  private static final PublishedPort WEB =
      new PublishedPort(new Port(80), "WEB_PORT", "proxy/nginx", "web");
  private static final PublishedPort DB =
      new PublishedPort(new Port(3306), "DB_PORT", "database/mysql", "SQL");
  private static final PublishedPort ADMIN =
      new PublishedPort(new Port(80), "ADMIN_PORT", "admin/phpmyadmin", "admin");
  private static final PortRanges RANGES =
      PortRanges.of(
          Map.of(
              "proxy/nginx", PortRange.of(8000, 8009),
              "database/mysql", PortRange.of(3306, 3309),
              "admin/phpmyadmin", PortRange.of(8001, 8005)),
          "config/ports.yaml");

  @TempDir Path root;
  private final FakeMachine machine = new FakeMachine();
  private PortRegistry registry;

  @BeforeEach
  void open() {
    registry = machine.registry(root.resolve("home"));
  }

  private LeaseRequest request(String name, PublishedPort... wanted) {
    return LeaseRequest.of(name, root.resolve(name), List.of(wanted), RANGES);
  }

  /** Does what a create does: leases, writes the project, confirms. */
  private Leases create(String name, PublishedPort... wanted) {
    Leases leases = registry.lease(request(name, wanted));
    FakeMachine.write(root.resolve(name), name, leases.ports());
    registry.confirm(name);
    return leases;
  }

  private static PortException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(PortException.class, call);
  }

  // ---- allocation

  @Test
  void givenEmptyRegistry_whenLeasing_thenFirstOfEachRangeInOrder() {
    Leases leases = registry.lease(request("blog", WEB, DB, ADMIN));

    assertThat(leases.ports())
        .containsExactly(
            Map.entry("WEB_PORT", new Port(8000)),
            Map.entry("DB_PORT", new Port(3306)),
            Map.entry("ADMIN_PORT", new Port(8001)));
    assertThat(leases.moves()).isEmpty();
    assertThat(leases.detours()).isEmpty();
  }

  @Test
  void givenAnotherInstance_whenLeasing_thenTakesNextAndSaysWhy() {
    create("blog", WEB, DB);

    Leases leases = create("shop", WEB, DB);

    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8001));
    assertThat(leases.detours())
        .extracting(PortMove::toString)
        .containsExactly(
            "WEB_PORT 8000 -> 8001 (8000 is leased to blog (" + root.resolve("blog") + "))",
            "DB_PORT 3306 -> 3307 (3306 is leased to blog (" + root.resolve("blog") + "))");
    assertThat(leases.moves()).isEmpty();
  }

  @Test
  void givenOverlappingRanges_whenLeasing_thenNoPortTwice() {
    Leases leases = registry.lease(request("blog", ADMIN, WEB));
    Leases other = registry.lease(request("shop", WEB, ADMIN));

    Set<Port> ports = new HashSet<>(leases.ports().values());
    ports.addAll(other.ports().values());
    assertThat(ports).hasSize(4);
  }

  @Test
  void givenUsedPort_whenLeasing_thenSkipsIt() {
    machine.used.add(new Port(8000));

    Leases leases = registry.lease(request("blog", WEB));

    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8001));
    assertThat(leases.detours().get(0).reason()).isEqualTo("8000 is in use by another program");
  }

  @Test
  void givenContainerThatIsStopped_whenLeasing_thenItsPortIsSkipped() {
    Leases leases =
        registry.lease(
            request("blog", WEB)
                .withPublished(Map.of(new Port(8000), "container shop-web-1"), Set.of()));

    assertThat(leases.detours().get(0).reason())
        .isEqualTo("8000 is published by container shop-web-1");
  }

  @Test
  void givenRealListener_whenLeasing_thenNeverHandedOut() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int used = listener.getLocalPort();
      PortRanges ranges =
          PortRanges.of(
              Map.of("proxy/nginx", PortRange.of(used, Math.min(used + 20, 65_535))), "test");
      PortRegistry real =
          new PortRegistry(
              root.resolve("home"),
              FakeMachine.CLOCK,
              new BindProbe(),
              machine,
              InstanceLookup.none());

      Leases leases =
          real.lease(LeaseRequest.of("blog", root.resolve("blog"), List.of(WEB), ranges));

      assertThat(leases.ports().get("WEB_PORT").number()).isGreaterThan(used);
    }
  }

  @Test
  void givenRangeWithoutFreePort_whenLeasing_thenNamesHoldersAndLeasesNothing() {
    for (int i = 0; i < 3; i++) {
      create("shop" + i, DB);
    }
    machine.used.add(new Port(3309));

    PortException failure = failure(() -> registry.lease(request("blog", WEB, DB)));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what())
                  .startsWith("DB_PORT finds no free port in 3306-3309 (database/mysql); held by ")
                  .contains("shop0 (" + root.resolve("shop0") + "): 1", "other programs: 1");
              assertThat(problem.where()).isEqualTo("config/ports.yaml");
              assertThat(problem.fix()).contains("chimera ports prune");
            });
    assertThat(registry.leases().leases()).extracting(Lease::instance).doesNotContain("blog");
    assertThat(registry.lease(request("news", WEB)).ports())
        .containsEntry("WEB_PORT", new Port(8000));
  }

  @Test
  void givenMissingRanges_whenLeasing_thenAllAreReported() {
    PublishedPort mail = new PublishedPort(new Port(80), "MAIL_PORT", "mail/mailpit", "mail");
    PublishedPort cache = new PublishedPort(new Port(80), "CACHE_PORT", "cache/redis", "cache");

    PortException failure = failure(() -> registry.lease(request("blog", mail, WEB, cache)));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems())
        .extracting(Problem::what)
        .containsExactly(
            "there is no port range 'mail/mailpit'", "there is no port range 'cache/redis'");
  }

  // ---- keeping and moving

  @Test
  void givenConfirmedInstance_whenLeasingAgain_thenSamePortsAndNothingWritten() throws IOException {
    create("blog", WEB, DB);
    byte[] before = Files.readAllBytes(root.resolve("home/ports.json"));

    Leases leases = registry.lease(request("blog", WEB, DB));

    assertThat(leases.ports())
        .containsEntry("WEB_PORT", new Port(8000))
        .containsEntry("DB_PORT", new Port(3306));
    assertThat(Files.readAllBytes(root.resolve("home/ports.json"))).isEqualTo(before);
  }

  @Test
  void givenHeldPortTaken_whenLeasingAgain_thenMovesAndSaysWhy() {
    create("blog", WEB);
    machine.used.add(new Port(8000));

    Leases leases = registry.lease(request("blog", WEB));

    assertThat(leases.moves())
        .containsExactly(
            new PortMove(
                "WEB_PORT", new Port(8000), new Port(8001), "8000 is in use by another program"));
    assertThat(leases.detours()).isEmpty();
  }

  @Test
  void givenOwnContainersOnHeldPort_whenLeasingAgain_thenKeepsIt() {
    create("blog", WEB);
    machine.used.add(new Port(8000));

    Leases leases =
        registry.lease(request("blog", WEB).withPublished(Map.of(), Set.of(new Port(8000))));

    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8000));
  }

  @Test
  void givenOwnClosedConnectionsOnHeldPort_whenLeasingAgain_thenKeepsIt() {
    create("blog", WEB);
    machine.lingering.add(new Port(8000));

    assertThat(registry.lease(request("blog", WEB)).ports())
        .containsEntry("WEB_PORT", new Port(8000));
    assertThat(registry.lease(request("shop", WEB)).ports())
        .containsEntry("WEB_PORT", new Port(8001));
  }

  @Test
  void givenOwnContainers_whenNewVariableIsWanted_thenTheirPortsAreNotGivenAgain() {
    create("blog", WEB);
    machine.used.add(new Port(8001));

    Leases leases =
        registry.lease(request("blog", WEB, ADMIN).withPublished(Map.of(), Set.of(new Port(8001))));

    assertThat(leases.ports()).containsEntry("ADMIN_PORT", new Port(8002));
  }

  @Test
  void givenEditedEnvironmentFile_whenLeasing_thenMovesThere() {
    create("blog", WEB);

    Leases leases =
        registry.lease(request("blog", WEB).withPreferred(Map.of("WEB_PORT", new Port(9100))));

    assertThat(leases.moves())
        .containsExactly(new PortMove("WEB_PORT", new Port(8000), new Port(9100), "asked for"));
  }

  @Test
  void givenEditedPortThatIsTaken_whenLeasing_thenKeepsTheHeldOneAndSaysWhy() {
    create("blog", WEB);
    machine.used.add(new Port(9100));

    Leases leases =
        registry.lease(request("blog", WEB).withPreferred(Map.of("WEB_PORT", new Port(9100))));

    assertThat(leases.moves())
        .containsExactly(
            new PortMove(
                "WEB_PORT", new Port(9100), new Port(8000), "9100 is in use by another program"));
  }

  @Test
  void givenSwappedPorts_whenLeasing_thenBothMove() {
    create("blog", WEB, ADMIN);

    Leases leases =
        registry.lease(
            request("blog", WEB, ADMIN)
                .withPreferred(Map.of("WEB_PORT", new Port(8001), "ADMIN_PORT", new Port(8000))));

    assertThat(leases.ports())
        .containsEntry("WEB_PORT", new Port(8001))
        .containsEntry("ADMIN_PORT", new Port(8000));
  }

  @Test
  void givenOnePortForTwoVariables_whenLeasing_thenTheSecondMoves() {
    Leases leases =
        registry.lease(
            request("blog", WEB, ADMIN)
                .withPreferred(Map.of("WEB_PORT", new Port(8002), "ADMIN_PORT", new Port(8002))));

    assertThat(leases.moves())
        .containsExactly(
            new PortMove(
                "ADMIN_PORT", new Port(8002), new Port(8001), "8002 is WEB_PORT of this project"));
  }

  @Test
  void givenServiceAdded_whenApplyFails_thenFormerPortsStay() {
    create("blog", WEB);
    registry.lease(request("blog", WEB, DB));

    registry.abandon("blog");

    assertThat(registry.leases().leases())
        .singleElement()
        .satisfies(lease -> assertThat(lease.ports()).containsOnlyKeys("WEB_PORT"));
  }

  @Test
  void givenServiceRemoved_whenConfirmed_thenItsPortIsFree() {
    create("blog", WEB, DB);
    registry.lease(request("blog", WEB));
    assertThat(registry.lease(request("early", DB)).ports())
        .containsEntry("DB_PORT", new Port(3307));

    registry.confirm("blog");

    assertThat(registry.lease(request("late", DB)).ports())
        .containsEntry("DB_PORT", new Port(3306));
  }

  @Test
  void givenProposal_whenLeasing_thenNothingWasHeld() {
    assertThat(registry.propose(request("blog", WEB)).ports())
        .containsEntry("WEB_PORT", new Port(8000));

    assertThat(root.resolve("home")).doesNotExist();
    assertThat(create("shop", WEB).ports()).containsEntry("WEB_PORT", new Port(8000));
  }

  // ---- strict and pinned

  @Test
  void givenStrict_whenHeldPortIsTaken_thenFailsNamingTheOwner() {
    create("blog", WEB);
    machine.used.add(new Port(8000));

    PortException failure = failure(() -> registry.lease(request("blog", WEB).withStrict(true)));

    assertThat(failure.category()).isEqualTo(Category.MISSING);
    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.what())
                    .isEqualTo(
                        "WEB_PORT cannot have port 8000: 8000 is in use by another program"));
  }

  @Test
  void givenStrict_whenFirstOfRangeIsLeased_thenFailsNamingInstanceAndDirectory() {
    create("shop", WEB, DB);

    PortException failure =
        failure(() -> registry.lease(request("blog", WEB, DB).withStrict(true)));

    assertThat(failure.problems())
        .hasSize(2)
        .allSatisfy(
            problem -> assertThat(problem.what()).endsWith("shop (" + root.resolve("shop") + ")"));
    assertThat(registry.leases().leases()).hasSize(1);
  }

  @Test
  void givenStrict_whenOneProjectWantsTwoOfOneRange_thenTheyDoNotObstructEachOther() {
    PublishedPort second = new PublishedPort(new Port(81), "ALT_PORT", "proxy/nginx", "web");

    assertThat(registry.lease(request("blog", WEB, second).withStrict(true)).ports())
        .containsEntry("ALT_PORT", new Port(8001));
  }

  @Test
  void givenPin_whenFree_thenTakenExactly() {
    Leases leases =
        registry.lease(request("blog", WEB, DB).withPinned(Map.of("DB_PORT", new Port(13_306))));

    assertThat(leases.ports()).containsEntry("DB_PORT", new Port(13_306));
    assertThat(leases.moves()).isEmpty();
  }

  @Test
  void givenPins_whenTaken_thenFailsNamingEveryOwner() {
    create("shop", WEB);
    machine.used.add(new Port(3306));

    PortException failure =
        failure(
            () ->
                registry.lease(
                    request("blog", WEB, DB, ADMIN)
                        .withPinned(
                            Map.of(
                                "WEB_PORT", new Port(8000),
                                "DB_PORT", new Port(3306),
                                "ADMIN_PORT", new Port(8003)))
                        .withPublished(Map.of(new Port(8003), "container news-web-1"), Set.of())));

    assertThat(failure.category()).isEqualTo(Category.MISSING);
    assertThat(failure.problems())
        .extracting(Problem::what)
        .containsExactly(
            "port 8000 was asked for as WEB_PORT, but 8000 is leased to shop ("
                + root.resolve("shop")
                + ")",
            "port 3306 was asked for as DB_PORT, but 3306 is in use by another program",
            "port 8003 was asked for as ADMIN_PORT, but 8003 is published by container news-web-1");
  }

  @Test
  void givenPinOfAnUnknownVariableOrOnePortTwice_whenLeasing_thenInputIsWrong() {
    PortException failure =
        failure(
            () ->
                registry.lease(
                    request("blog", WEB, DB)
                        .withPinned(
                            Map.of(
                                "CACHE_PORT", new Port(6379),
                                "WEB_PORT", new Port(9000),
                                "DB_PORT", new Port(9000)))));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems())
        .extracting(Problem::what)
        .containsExactly(
            "no service of this project publishes a port as CACHE_PORT",
            "port 9000 is asked for twice, for DB_PORT and WEB_PORT");
  }

  @Test
  void givenPinOnPortOfAnotherOwnVariable_whenLeasing_thenThatOneMoves() {
    create("blog", WEB, ADMIN);

    Leases leases =
        registry.lease(request("blog", WEB, ADMIN).withPinned(Map.of("WEB_PORT", new Port(8001))));

    assertThat(leases.moves())
        .extracting(PortMove::toString)
        .containsExactly(
            "WEB_PORT 8000 -> 8001 (asked for)",
            "ADMIN_PORT 8001 -> 8002 (8001 is WEB_PORT of this project)");
  }

  // ---- the end of leases

  @Test
  void givenProcessKilledBeforeWriting_whenLeasing_thenItsPortsAreReclaimed() {
    OwnerProcess killed = machine.start();
    registry.lease(request("blog", WEB));
    machine.kill(killed);
    machine.start();

    Leases leases = registry.lease(request("shop", WEB));

    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8000));
    assertThat(leases.reclaimed())
        .singleElement()
        .satisfies(gone -> assertThat(gone.cause()).isEqualTo(Reclaimed.Cause.PROCESS_ENDED));
  }

  @Test
  void givenProcessKilledBetweenWritingAndConfirming_whenLeasing_thenItsPortsStay() {
    OwnerProcess killed = machine.start();
    Leases leases = registry.lease(request("blog", WEB));
    FakeMachine.write(root.resolve("blog"), "blog", leases.ports());
    machine.kill(killed);
    machine.start();

    assertThat(registry.lease(request("shop", WEB)).ports())
        .containsEntry("WEB_PORT", new Port(8001));
    assertThat(registry.prune().reclaimed()).isEmpty();
    assertThat(registry.leases().leases().get(0).confirmed()).isTrue();
  }

  @Test
  void givenProcessKilledWhileChanging_whenLeasing_thenOnlyItsNewPortsAreReclaimed() {
    create("blog", WEB);
    OwnerProcess killed = machine.start();
    registry.lease(request("blog", WEB, DB));
    machine.kill(killed);
    machine.start();

    Leases leases = registry.lease(request("shop", WEB, DB));

    assertThat(leases.ports())
        .containsEntry("WEB_PORT", new Port(8001))
        .containsEntry("DB_PORT", new Port(3306));
  }

  @Test
  void givenDeletedDirectory_whenLeasing_thenItsPortsAreReclaimed() throws IOException {
    create("blog", WEB);
    delete(root.resolve("blog"));

    Leases leases = registry.lease(request("shop", WEB));

    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8000));
    assertThat(leases.reclaimed())
        .singleElement()
        .satisfies(gone -> assertThat(gone.cause()).isEqualTo(Reclaimed.Cause.DIRECTORY_DELETED));
  }

  @Test
  void givenUnmountedDisk_whenLeasing_thenItsPortsAreTheLastToGo() throws IOException {
    Path disk = root.resolve("disk");
    for (int i = 0; i < 3; i++) {
      Leases leases =
          registry.lease(
              LeaseRequest.of("away" + i, disk.resolve("away" + i), List.of(DB), RANGES));
      FakeMachine.write(disk.resolve("away" + i), "away" + i, leases.ports());
      registry.confirm("away" + i);
    }
    Files.move(disk, root.resolve("unmounted"));

    assertThat(create("last", DB).ports()).containsEntry("DB_PORT", new Port(3309));
    Leases leases = create("next", DB);

    assertThat(leases.ports()).containsEntry("DB_PORT", new Port(3306));
    assertThat(leases.reclaimed())
        .singleElement()
        .satisfies(
            gone -> assertThat(gone.cause()).isEqualTo(Reclaimed.Cause.DIRECTORY_UNREACHABLE));
    assertThat(registry.leases().entries())
        .filteredOn(entry -> entry.standing() == Standing.UNREACHABLE)
        .hasSize(2);
    assertThat(registry.prune().reclaimed()).hasSize(2);
  }

  @Test
  void givenNewInstanceInTheSameDirectory_whenConfirmed_thenTheFormerEnds() {
    create("blog", WEB);
    registry.lease(LeaseRequest.of("blog2", root.resolve("blog"), List.of(WEB), RANGES));

    assertThat(registry.confirm("blog2"))
        .singleElement()
        .satisfies(
            gone -> {
              assertThat(gone.cause()).isEqualTo(Reclaimed.Cause.REPLACED);
              assertThat(gone.lease().instance()).isEqualTo("blog");
            });
    assertThat(registry.leases().leases()).extracting(Lease::instance).containsExactly("blog2");
  }

  @Test
  void givenRelease_whenLeasing_thenPortsAreFree() {
    create("blog", WEB);

    assertThat(registry.release("blog")).hasSize(1);
    assertThat(registry.release("blog")).isEmpty();

    assertThat(registry.lease(request("shop", WEB)).ports())
        .containsEntry("WEB_PORT", new Port(8000));
  }

  @Test
  void givenReleasedInTheMeantime_whenConfirming_thenSaysSo() {
    registry.lease(request("blog", WEB));
    registry.release("blog");

    PortException failure = failure(() -> registry.confirm("blog"));

    assertThat(failure.category()).isEqualTo(Category.MISSING);
    assertThat(failure).hasMessageContaining("no longer leased");
  }

  // ---- copies and moves

  @Test
  void givenInstanceLeasedHere_whenAskingForTheOwner_thenHere() {
    create("blog", WEB);

    assertThat(registry.owner("blog", root.resolve("blog"))).isInstanceOf(Ownership.Here.class);
    assertThat(registry.owner("shop", root.resolve("blog"))).isInstanceOf(Ownership.Unleased.class);
  }

  @Test
  void givenCopy_whenAskingForTheOwner_thenCopiedAndLeasingRefused() {
    Leases leases = create("blog", WEB);
    FakeMachine.write(root.resolve("copy"), "blog", leases.ports());

    assertThat(registry.owner("blog", root.resolve("copy"))).isInstanceOf(Ownership.Copied.class);
    PortException failure =
        failure(
            () ->
                registry.lease(
                    LeaseRequest.of("blog", root.resolve("copy"), List.of(WEB), RANGES)));
    assertThat(failure).hasMessageContaining("belongs to " + root.resolve("blog"));
  }

  @Test
  void givenMovedProject_whenLeasing_thenKeepsItsPorts() throws IOException {
    create("blog", WEB, DB);
    Files.move(root.resolve("blog"), root.resolve("diary"));

    assertThat(registry.owner("blog", root.resolve("diary"))).isInstanceOf(Ownership.Moved.class);
    Leases leases =
        registry.lease(LeaseRequest.of("blog", root.resolve("diary"), List.of(WEB, DB), RANGES));
    registry.confirm("blog");

    assertThat(leases.moves()).isEmpty();
    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8000));
    assertThat(registry.owner("blog", root.resolve("diary"))).isInstanceOf(Ownership.Here.class);
  }

  @Test
  void givenMovedProjectAndAnotherInItsPlace_whenAskingForTheOwner_thenMoved() throws IOException {
    create("blog", WEB);
    Files.move(root.resolve("blog"), root.resolve("diary"));
    FakeMachine.write(root.resolve("blog"), "blog2", Map.of());

    assertThat(registry.owner("blog", root.resolve("diary"))).isInstanceOf(Ownership.Moved.class);
  }

  @Test
  void givenTwoCopiesLeasingAtOnce_whenNeitherIsConfirmed_thenTheSecondIsTheCopy() {
    registry.lease(request("blog", WEB));

    assertThat(registry.owner("blog", root.resolve("copy"))).isInstanceOf(Ownership.Copied.class);
  }

  // ---- the home directory

  @Test
  void givenLinkToHome_whenLeasing_thenItIsFollowed() throws IOException {
    Files.createDirectory(root.resolve("real"));
    Files.createSymbolicLink(root.resolve("home"), root.resolve("real"));

    create("blog", WEB);

    assertThat(root.resolve("real/ports.json")).exists();
  }

  @Test
  void givenHomeThatIsAFile_whenLeasing_thenSaysWhatToDo() throws IOException {
    Files.writeString(root.resolve("home"), "in the way");

    PortException failure = failure(() -> registry.lease(request("blog", WEB)));

    assertThat(failure.category()).isEqualTo(Category.MISSING);
    assertThat(failure.problems().get(0).what())
        .isEqualTo("the port registry's directory cannot be made: a file is in the way");
    assertThat(failure.problems().get(0).where()).isEqualTo(root.resolve("home").toString());
    assertThat(failure.problems().get(0).fix()).contains("CHIMERA_HOME");
  }

  @Test
  void givenRegistryThatCannotBeReplaced_whenLeasing_thenSaysWhatToDo() throws IOException {
    Files.createDirectories(root.resolve("home/ports.json.new/in the way"));

    PortException failure = failure(() -> registry.lease(request("blog", WEB)));

    assertThat(failure.category()).isEqualTo(Category.MISSING);
    assertThat(failure.problems().get(0).what()).startsWith("the port registry cannot be written");
  }

  @Test
  void givenLockHeldElsewhere_whenLeasing_thenGivesUpAfterAWhile() throws IOException {
    Files.createDirectories(root.resolve("home"));
    PortRegistry impatient =
        new PortRegistry(
            root.resolve("home"),
            FakeMachine.CLOCK,
            machine,
            machine,
            InstanceLookup.none(),
            Duration.ofMillis(20));
    try (var channel =
        java.nio.channels.FileChannel.open(
            root.resolve("home/ports.lock"),
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.lock();

      PortException failure = failure(() -> impatient.lease(request("blog", WEB)));

      assertThat(failure.category()).isEqualTo(Category.MISSING);
      assertThat(failure).hasMessageContaining("locked");
    }
  }

  @Test
  void givenInterruptedThread_whenLeasing_thenInterruptedAndNothingLeased() {
    create("shop", WEB);
    Thread.currentThread().interrupt();

    PortException failure = failure(() -> registry.lease(request("blog", WEB)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.category()).isEqualTo(Category.INTERRUPTED);
    assertThat(registry.leases().leases()).hasSize(1);
  }

  @Test
  void givenManyThreadsWithRegistriesOfTheirOwn_whenLeasing_thenNoPortTwice() throws Exception {
    int creates = 200;
    PortRanges ranges =
        PortRanges.of(
            Map.of(
                "proxy/nginx", PortRange.of(8000, 8999),
                "admin/phpmyadmin", PortRange.of(8100, 8999)),
            "test");
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<Leases>> futures = new ArrayList<>();
      for (int i = 0; i < creates; i++) {
        String name = "app" + i;
        futures.add(
            threads.submit(
                () ->
                    machine
                        .registry(root.resolve("home"))
                        .lease(
                            LeaseRequest.of(
                                name, root.resolve(name), List.of(WEB, ADMIN), ranges))));
      }
      Set<Port> ports = new HashSet<>();
      for (Future<Leases> future : futures) {
        ports.addAll(future.get().ports().values());
      }
      assertThat(ports).hasSize(2 * creates);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void givenRequestWithMistakes_whenMaking_thenRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> request("Blog!", WEB));
    assertThatIllegalArgumentException().isThrownBy(() -> request("blog", WEB, WEB));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LeaseRequest.of(
                    "blog", root.getFileSystem().getPath("blog"), List.of(WEB), RANGES));
  }

  private static void delete(Path directory) throws IOException {
    Files.delete(directory.resolve(".env"));
    Files.delete(directory);
  }
}
