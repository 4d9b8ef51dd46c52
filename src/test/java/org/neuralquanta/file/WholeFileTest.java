package org.neuralquanta.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is whole or not there; that a signal leaves nothing is tested on the commands that write. */
class WholeFileTest {

    @TempDir
    private Path directory = Path.of("");

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void appearsWhenItIsKept() throws IOException {
        Path place = Files.writeString(directory.resolve("a.csv"), "old");
        try (WholeFile file = WholeFile.at(place)) {
            file.write("α,");
            file.write("loss\n");
            assertThat(place).hasContent("old");
            assertThat(files()).hasSize(2);
            file.keep();
        }
        assertThat(Files.readString(place)).isEqualTo("α,loss\n");
        assertThat(files()).containsExactly(place);
    }

    @Test
    void leavesNothingUnlessItIsKept() throws IOException {
        Path place = Files.writeString(directory.resolve("a.csv"), "old");
        try (WholeFile file = WholeFile.at(place)) {
            file.write("new");
        }
        assertThat(place).hasContent("old");
        assertThat(files()).containsExactly(place);
    }

    @Test
    void writesBytesAtOnce() throws IOException {
        Path place = directory.resolve("a.bin");
        WholeFile.write(place, new byte[] {0, -1, 7});
        assertThat(place).hasBinaryContent(new byte[] {0, -1, 7});
        assertThat(files()).containsExactly(place);
    }

    @Test
    void aHeaderIsReplacedWhenTheRestIsWritten() throws IOException {
        Path place = directory.resolve("a.bin");
        try (WholeFile file = WholeFile.at(place)) {
            file.write(new byte[2]);
            file.write((byte) 3, (byte) 4);
            file.replaceBeginning((byte) 1, (byte) 2);
            file.write((byte) 5);
            file.keep();
        }
        assertThat(place).hasBinaryContent(new byte[] {1, 2, 3, 4, 5});
    }

    @Test
    void aLinkStays() throws IOException {
        Path target = Files.writeString(directory.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), target);
        WholeFile.write(link, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasContent("new");
    }

    @Test
    void anExistingFileKeepsItsMode() throws IOException {
        Path place = Files.writeString(directory.resolve("a.csv"), "old");
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-rw-r-x");
        Files.setPosixFilePermissions(place, mode);
        WholeFile.write(place, new byte[1]);
        assertThat(Files.getPosixFilePermissions(place)).isEqualTo(mode);
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path left = Files.writeString(directory.resolve(".quanta-1-abc.part"), "half");
        Path recent = Files.writeString(directory.resolve(".quanta-1-new.part"), "half");
        Path other = Files.writeString(directory.resolve("other.part"), "not ours");
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
        for (Path file : List.of(left, other)) {
            Files.setLastModifiedTime(file, before);
        }
        try (WholeFile own = WholeFile.at(directory.resolve("a.csv"))) {
            Path begun = files().stream().filter(file -> !List.of(recent, other).contains(file)).findFirst().orElseThrow();
            Files.setLastModifiedTime(begun, before);
            WholeFile.write(directory.resolve("b.csv"), new byte[1]);
            own.keep();
        }
        assertThat(files()).containsExactlyInAnyOrder(recent, other, directory.resolve("a.csv"), directory.resolve("b.csv"));
    }

    @Test
    void aPlaceWhereNoFileCanBeIsRefused() throws IOException {
        Path nowhere = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nothing"));
        refuses(nowhere, "is a dangling link");
        Path fixed = Files.writeString(directory.resolve("fixed"), "");
        Files.setPosixFilePermissions(fixed, PosixFilePermissions.fromString("r--r--r--"));
        refuses(fixed, "is read-only");
        refuses(directory.resolve("é".repeat(128)), "has a name of more than 255 bytes");
        refuses(directory, "is a directory");
        refuses(directory.resolve("none/a.csv"), "is in no directory that exists");
        refuses(Path.of("/"), "is a directory");
        refuses(Path.of("/dev/full"), "is not a regular file");
    }

    private static void refuses(Path place, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> {
            try (WholeFile file = WholeFile.at(place)) {
                file.keep();
            }
        }).withMessageContaining(place.toString()).withMessageContaining(problem).withMessageContaining("give a file");
    }
}
