(* What the derivations that the library writes for Coq rest on: definitions, the theorems of analysis that rules cite, each
   an axiom with its source, and the tactics that check algebra and certificates. docs/proof-checking.md lists the axioms.

   Ranks and resources are real numbers, so that one kind of function serves for both; sums run over whole ranks. *)
From Coq Require Import Reals Lra.
Open Scope R_scope.

(* ---- Definitions ---- *)

Definition eventually (P : R -> Prop) := exists m, forall x, m <= x -> P x.
Definition tends_to (f : R -> R) (a : R) := forall eps, 0 < eps -> eventually (fun x => Rabs (f x - a) < eps).
Definition tends_to_infinity (f : R -> R) := forall b, eventually (fun x => b <= f x).

(* log(k) in a monomial of the rank is log(k+e-1), which is 1 at rank 1. *)
Definition rank_log (k : R) := ln (k + exp 1 - 1).
Definition monomial (f : R -> R) (c e l : R) := forall k, 1 <= k -> f k = c * Rpower k e * Rpower (rank_log k) l.

(* The same with an offset of the rank. What is made of it by powers and products has some power of k + q, some of k; the
   sum of both exponents is that of the law. *)
Definition shifted (f : R -> R) (c e q l : R) := forall k, 1 <= k -> f k = c * Rpower (k + q) e * Rpower (rank_log k) l.
Definition near_monomial (q : R) (f : R -> R) (c e l : R) := exists s, forall k, 1 <= k ->
  f k = c * Rpower (k + q) s * Rpower k (e - s) * Rpower (rank_log k) l.
Definition like_monomial (f : R -> R) (c e l : R) := exists q, 0 < 1 + q /\ near_monomial q f c e l.

(* c k^e log(k)^l exp(r k^p) for every rank, and asymptotically. *)
Definition stretched (f : R -> R) (c e l r p : R) := forall k, 1 <= k ->
  f k = c * Rpower k e * Rpower (rank_log k) l * exp (r * Rpower k p).
Definition stretched_asymptotic (f : R -> R) (c e l r p : R) :=
  tends_to (fun x => f x / (c * Rpower x e * Rpower (ln x) l * exp (r * Rpower x p))) 1.

(* f(x) ~ c x^e log(x)^l, f(x) ~ a exp(r x), and f(x) is at most (1 + o(1)) c x^e log(x)^l. *)
Definition asymptotic (f : R -> R) (c e l : R) := tends_to (fun x => f x / (c * Rpower x e * Rpower (ln x) l)) 1.
Definition exponential (f : R -> R) (a r : R) := tends_to (fun x => f x / (a * exp (r * x))) 1.

Definition at_most (f : R -> R) (c e l : R) :=
  forall eps, 0 < eps -> eventually (fun x => f x <= (1 + eps) * (c * Rpower x e * Rpower (ln x) l)).

(* To 0, and strictly from some rank on. *)
Definition falls (f : R -> R) := tends_to f 0 /\ exists m, forall x y, m <= x -> x < y -> f y < f x.

Definition sum_over_ranks (term : R -> R) (s : R) := infinite_sum (fun i => term (INR (S i))) s.
Definition tail_of (f g : R -> R) := forall x, 1 <= x -> sum_over_ranks (fun k => if Rle_dec k x then 0 else f k) (g x).
Definition partial_sum_of (f g : R -> R) :=
  forall x, 1 <= x -> sum_over_ranks (fun k => if Rle_dec k x then f k else 0) (g x).

(* f(x) = g(x) / (the sum of g over all ranks). *)
Definition normalised (g f : R -> R) := exists s, sum_over_ranks g s /\ forall k, 1 <= k -> f k = g k / s.

(* g(y) is, up to one, where f reaches y: the number of quanta that y teaches where n quanta take f(n). *)
Definition reaches (f g : R -> R) := tends_to_infinity g /\ eventually (fun y => f (g y) <= y <= f (g y + 1)).

(* f as a function of a resource, where n quanta take h(n) of it; and where the k-th takes cost(k). *)
Definition at_rank_of (f h g : R -> R) := exists n, reaches h n /\ eventually (fun x => g x = f (n x)).
Definition at_rank_paid (f cost g : R -> R) := exists spent, partial_sum_of cost spent /\ at_rank_of f spent g.

(* The least sum of two losses with a given product of their resources, and where it is taken. *)
Definition never_rises (f : R -> R) := forall x y, 0 < x -> x <= y -> f y <= f x.
Definition least_sum (first second parameters data sum : R -> R) :=
  never_rises first /\ never_rises second /\
  eventually (fun x => 0 < parameters x /\ 0 < data x /\ parameters x * data x = x /\
    sum x = first (parameters x) + second (data x) /\
    forall n d, 0 < n -> 0 < d -> n * d = x -> sum x <= first n + second d).

(* ---- Constants and special functions ---- *)

(* The sum of (k+q)^e log(k+e-1)^l over all ranks where it converges, and special cases; and that of exp(r k^p). *)
Parameter offset_sum : R -> R -> R -> R.
Definition rank_sum (e l : R) := offset_sum e 0 l.
Definition zeta (s : R) := rank_sum (- s) 0.
Definition hurwitz_zeta (s a : R) := offset_sum (- s) (a - 1) 0.
Parameter stretched_sum : R -> R -> R.
Parameter EulerGamma : R.
Parameter Gamma : R -> R.
Parameter polylog : R -> R -> R.
(* The regularised incomplete gamma functions, upper and lower, and the integral of u^(w-1) phi(u) from y on for the logistic
   curves, with midpoint m. *)
Parameter gammaq gammap : R -> R -> R.
Parameter mellin_logistic mellin_multilinear : R -> R -> R -> R.

Inductive curve := threshold | shots (tau : R) | exponential_curve | logistic (m : R) | multilinear (m : R).

(* The share of a gap that is still open at an exposure. *)
Definition phi (c : curve) (y : R) :=
  match c with
  | threshold => if Rlt_dec y 1 then 1 else 0
  | shots tau => gammaq tau y
  | exponential_curve => exp (- y)
  | logistic m => / (1 + exp (y - m))
  | multilinear m => / (1 + exp (y - m)) * / (1 + exp (y - m))
  end.

(* z M[phi](z), M the Mellin transform: the table of statement T8. *)
Definition scaled_mellin (c : curve) (z : R) :=
  match c with
  | threshold => 1
  | shots tau => Gamma (tau + z) / Gamma tau
  | exponential_curve => Gamma (1 + z)
  | logistic m => Gamma (1 + z) * - polylog z (- exp m)
  | multilinear m => Gamma (1 + z) * (- polylog z (- exp m) + polylog (z - 1) (- exp m))
  end.
Definition phi_at_zero (c : curve) :=
  match c with
  | logistic m => exp m / (1 + exp m)
  | multilinear m => exp m / (1 + exp m) * (exp m / (1 + exp m))
  | _ => 1
  end.
Definition admissible (c : curve) := match c with shots tau => 0 < tau | _ => True end.
(* phi is 1 at 0, and 1 - phi(y) falls there faster than y^(-z). *)
Definition countable (c : curve) (z : R) :=
  match c with
  | threshold => True
  | shots tau => 0 < tau + z
  | exponential_curve => 0 < 1 + z
  | _ => False
  end.

Definition smooth (c : curve) := match c with threshold => False | _ => True end.
(* z times the integral of u^(z-1) phi(u) from y on, and the integral of u^z (-phi'(u)) from y on: statements T38 and T39. *)
Definition scaled_partial_mellin (c : curve) (z y : R) :=
  match c with
  | threshold => if Rlt_dec y 1 then 1 - Rpower y z else 0
  | shots tau => Gamma (tau + z) * gammaq (tau + z) y / Gamma tau - Rpower y z * gammaq tau y
  | exponential_curve => Gamma (1 + z) * gammaq z y
  | logistic m => z * mellin_logistic z y m
  | multilinear m => z * mellin_multilinear z y m
  end.
Definition moment_beyond (c : curve) (z y : R) :=
  match c with
  | shots tau => Gamma (tau + z) * gammaq (tau + z) y / Gamma tau
  | exponential_curve => Gamma (1 + z) * gammaq (1 + z) y
  | _ => scaled_partial_mellin c z y + Rpower y z * phi c y
  end.

Definition loss_under (c : curve) (benefit exposure g : R -> R) :=
  eventually (fun x => sum_over_ranks (fun k => benefit k * phi c (x * exposure k)) (g x)).
Definition count_under (c : curve) (exposure g : R -> R) :=
  eventually (fun x => sum_over_ranks (fun k => 1 - phi c (x * exposure k)) (g x)).

(* Both resources to infinity, in any way. The first count(n) quanta are open by phi, the others wholly; the losses of each resource alone. *)
Definition jointly (P : R -> R -> Prop) := exists m, forall n d, m <= n -> m <= d -> P n d.
Definition joint_loss (c : curve) (benefit exposure count lossN lossD : R -> R) (f : R -> R -> R) :=
  eventually (fun n => sum_over_ranks (fun k => if Rle_dec k (count n) then 0 else benefit k) (lossN n)) /\
  loss_under c benefit exposure lossD /\
  jointly (fun n d => sum_over_ranks (fun k => if Rle_dec k (count n) then benefit k * phi c (d * exposure k) else benefit k) (f n d)).
Definition term (c e l x : R) := c * Rpower x e * Rpower (ln x) l.
Definition joint_law (f : R -> R -> R) (c1 e1 l1 c2 e2 l2 cy ey ly : R) (c : curve) (w : R) :=
  forall eps, 0 < eps -> jointly (fun n d => Rabs (f n d / (term c1 e1 l1 n + term c2 e2 l2 d *
    (scaled_partial_mellin c w (term cy ey ly n * d) / scaled_mellin c w)) - 1) < eps).
Definition joint_maximum (f : R -> R -> R) (c1 e1 l1 c2 e2 l2 : R) :=
  forall eps, 0 < eps -> jointly (fun n d => Rabs (f n d / Rmax (term c1 e1 l1 n) (term c2 e2 l2 d) - 1) < eps).

(* The least loss with a given product of the resources, and where it is taken. *)
Definition best_split (f : R -> R -> R) (parameters data loss : R -> R) :=
  tends_to_infinity parameters /\ tends_to_infinity data /\
  eventually (fun x => parameters x * data x = x /\ loss x = f (parameters x) (data x) /\
    forall n d, 0 < n -> 0 < d -> n * d = x -> loss x <= f n d).
Definition split_root (c : curve) (w r y : R) := 0 < y /\ moment_beyond c w y / Rpower y w = r * (1 - phi c y).

(* ---- Axioms: the analysis that the rules cite ---- *)

Axiom EulerGamma_is_the_limit : Un_cv (fun n => sum_f_R0 (fun i => / INR (S i)) n - ln (INR (S n))) EulerGamma.
Axiom offset_sum_converges : forall e q l w, 0 < 1 + q -> 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) ->
  sum_over_ranks (fun k => 1 * Rpower (k + q) e * Rpower (rank_log k) l) (offset_sum e q l).
Axiom offset_sum_positive : forall e q l w, 0 < 1 + q -> 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) ->
  0 < offset_sum e q l.
Axiom stretched_sum_converges : forall r p, 0 < - r -> 0 < p -> sum_over_ranks (fun k => exp (r * Rpower k p)) (stretched_sum r p).
Axiom stretched_sum_positive : forall r p, 0 < - r -> 0 < p -> 0 < stretched_sum r p.
Axiom geometric_sum : forall r, 0 < - r -> stretched_sum r 1 = / (exp (- r) - 1).
Axiom gammaq_positive : forall s x, 0 < s -> 0 < x -> 0 < gammaq s x.
Axiom gammap_positive : forall s x, 0 < s -> 0 < x -> 0 < gammap s x.
Axiom gammap_complement : forall s x, 0 < s -> 0 < x -> gammap s x = 1 - gammaq s x.
Axiom mellin_logistic_positive : forall w y m, 0 < y -> 0 < mellin_logistic w y m.
Axiom mellin_multilinear_positive : forall w y m, 0 < y -> 0 < mellin_multilinear w y m.
Axiom Gamma_positive : forall x, 0 < x -> 0 < Gamma x.
Axiom Gamma_1 : Gamma 1 = 1.
Axiom Gamma_2 : Gamma 2 = 1.
Axiom polylog_negative : forall s m, 0 < s + 1 -> 0 < - polylog s (- exp m).
Axiom polylog_falls : forall s m, 0 < s + 1 -> 0 < - polylog s (- exp m) + polylog (s - 1) (- exp m).

Axiom offset_is_negligible : forall f c e l, like_monomial f c e l -> 0 < c -> asymptotic f c e l.
Axiom like_monomial_falls : forall f c e l, like_monomial f c e l -> 0 < c -> 0 < - e \/ (e = 0 /\ 0 < - l) -> falls f.
Axiom stretched_is_asymptotic : forall f c e l r p, stretched f c e l r p -> 0 < c -> stretched_asymptotic f c e l r p.
Axiom stretched_falls : forall f c e l r p, stretched f c e l r p -> 0 < c -> 0 < - r -> 0 < p -> falls f.
Axiom stretched_tail : forall f g c e l r p q n, stretched f c e l r p -> tail_of f g -> 0 < c -> 0 < n -> n = - r -> 0 < p ->
  0 < q -> q = 1 - p -> stretched_asymptotic g (c / (n * p)) (e + q) l r p.
Axiom stretched_inverse : forall f g c e l r p w, stretched_asymptotic f c e l r p -> 0 < r -> 0 < p -> reaches f g ->
  w = 1 / p -> asymptotic g (Rpower (1 / r) w) 0 w.
Axiom stretched_product : forall f h g c e l c2 e2 l2 r p, asymptotic f c e l -> stretched_asymptotic h c2 e2 l2 r p ->
  eventually (fun x => g x = f x * h x) -> stretched_asymptotic g (c * c2) (e + e2) (l + l2) r p.
Axiom power_of_slow : forall f h g c e l c2 e2 l2, asymptotic f c e l -> l = 0 -> asymptotic h c2 e2 l2 -> e2 = 0 -> 0 < c2 ->
  0 < l2 -> eventually (fun x => g x = f (h x)) -> asymptotic g (c * Rpower c2 e) 0 (e * l2).
Axiom elimination : forall f h g c e l c2 e2 l2 r r2 p q w v, stretched_asymptotic f c e l r p ->
  stretched_asymptotic h c2 e2 l2 r2 p -> at_rank_of f h g -> 0 < c2 -> 0 < r2 -> 0 < p -> 0 < q -> q = 1 - p -> w = r / r2 ->
  l = w * l2 -> v = (e - w * e2) / p -> asymptotic g (c * Rpower c2 (- w) * Rpower (1 / r2) v) w v.
Axiom spending : forall f cost g c e l r p cc ec lc u q w n, stretched_asymptotic f c e l r p -> monomial cost cc ec lc -> 0 < cc ->
  lc = 0 -> at_rank_paid f cost g -> 0 < n -> n = - r -> 0 < p -> 0 < 1 - p -> 0 < u -> u = ec + 1 -> 0 < q -> q = u - p -> w = 1 / u ->
  stretched_asymptotic g (c * Rpower (Rpower (u / cc) w) e * Rpower w l) (e * w) l (- (n * Rpower (Rpower (u / cc) w) p)) (p * w).
Axiom karamata_tail : forall f g c e l w, asymptotic f c e l -> tail_of f g -> 0 < w -> w = - (e + 1) ->
  asymptotic g (c / w) (e + 1) l.
Axiom karamata_partial_sum : forall f g c e l w, asymptotic f c e l -> partial_sum_of f g -> 0 < w -> w = e + 1 ->
  asymptotic g (c / w) (e + 1) l.
Axiom logarithmic_tail : forall f g c e l w, asymptotic f c e l -> tail_of f g -> e = -1 -> 0 < w -> w = - (l + 1) ->
  asymptotic g (c / w) 0 (l + 1).
Axiom logarithmic_partial_sum : forall f g c e l w, asymptotic f c e l -> partial_sum_of f g -> e = -1 -> 0 < w ->
  w = l + 1 -> asymptotic g (c / w) 0 (l + 1).
Axiom convergent_partial_sum : forall f g c e l w, monomial f c e l -> 0 < c -> partial_sum_of f g ->
  0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> asymptotic g (c * rank_sum e l) 0 0.
Axiom asymptotic_inverse : forall f g c e l w, asymptotic f c e l -> 0 < c -> 0 < e -> reaches f g -> w = 1 / e ->
  asymptotic g (Rpower (/ (c * Rpower w l)) w) w (- l * w).
Axiom harmonic_inverse : forall cost spent g c, monomial cost c (-1) 0 -> 0 < c -> partial_sum_of cost spent ->
  reaches spent g -> exponential g (exp (- EulerGamma)) (1 / c).
Axiom uniform_convergence : forall f h g c e l c2 e2 l2 w, asymptotic f c e l -> asymptotic h c2 e2 l2 -> 0 < c2 ->
  0 < e2 -> w = e2 -> eventually (fun x => g x = f (h x)) ->
  asymptotic g (c * Rpower c2 e * Rpower w l) (e * e2) (e * l2 + l).
Axiom logarithm_of_exponential : forall f h g c e l a r, asymptotic f c e l -> e = 0 -> exponential h a r -> 0 < a -> 0 < r ->
  eventually (fun x => g x = f (h x)) -> asymptotic g (c * Rpower r l) l 0.
Axiom power_of_exponential : forall f h g c e l a r, asymptotic f c e l -> l = 0 -> exponential h a r -> 0 < a -> 0 < r ->
  eventually (fun x => g x = f (h x)) -> exponential g (c * Rpower a e) (e * r).
Axiom asymptotic_product : forall f h g c e l c2 e2 l2, asymptotic f c e l -> asymptotic h c2 e2 l2 ->
  eventually (fun x => g x = f x * h x) -> asymptotic g (c * c2) (e + e2) (l + l2).
Axiom mellin_constant : forall phi_ benefit exposure sharp smooth cb eb lb cx ex lx c e l t u z,
  like_monomial benefit cb eb lb -> 0 < cb -> like_monomial exposure cx ex lx -> 0 < cx -> asymptotic sharp c e l ->
  loss_under threshold benefit exposure sharp -> loss_under phi_ benefit exposure smooth -> admissible phi_ ->
  0 < t -> t = - (eb + 1) -> 0 < u -> u = - ex -> z = t / u -> asymptotic smooth (c * scaled_mellin phi_ z) e l.
Axiom mellin_constant_of_slow_tail : forall phi_ benefit exposure sharp smooth cb eb lb cx ex lx c e l u,
  like_monomial benefit cb eb lb -> 0 < cb -> like_monomial exposure cx ex lx -> 0 < cx -> asymptotic sharp c e l ->
  loss_under threshold benefit exposure sharp -> loss_under phi_ benefit exposure smooth -> admissible phi_ ->
  eb = -1 -> 0 < u -> u = - ex -> asymptotic smooth (c * phi_at_zero phi_) e l.
Axiom expected_count : forall phi_ exposure n count cx ex lx c e l u z,
  like_monomial exposure cx ex lx -> 0 < cx -> asymptotic n c e l ->
  count_under threshold exposure n -> count_under phi_ exposure count ->
  0 < u -> u = - ex -> z = - (1 / u) -> countable phi_ z -> asymptotic count (c * scaled_mellin phi_ z) e l.

Axiom mellin_constant_of_stretched : forall phi_ benefit exposure sharp smooth cb eb lb rb cx ex lx rx p q c e l z,
  stretched benefit cb eb lb rb p -> 0 < cb -> stretched exposure cx ex lx rx p -> 0 < cx -> asymptotic sharp c e l ->
  loss_under threshold benefit exposure sharp -> loss_under phi_ benefit exposure smooth -> admissible phi_ ->
  0 < - rx -> 0 < p -> 0 < q -> q = 1 - p -> 0 < z -> z = rb / rx -> asymptotic smooth (c * scaled_mellin phi_ z) e l.
Axiom expected_count_of_stretched : forall phi_ exposure n count cx ex lx rx p c e l,
  stretched exposure cx ex lx rx p -> 0 < cx -> asymptotic n c e l ->
  count_under threshold exposure n -> count_under phi_ exposure count -> 0 < - rx -> 0 < p -> countable phi_ 0 ->
  asymptotic count c e l.

Axiom joint_law_of_terms : forall phi_ benefit exposure count first second f cb eb lb cx ex lx cn en kn c1 e1 l1 c2 e2 l2 t u w z,
  like_monomial benefit cb eb lb -> 0 < cb -> like_monomial exposure cx ex lx -> 0 < cx -> asymptotic count cn en kn -> 0 < cn ->
  0 < en -> z = en -> asymptotic first c1 e1 l1 -> asymptotic second c2 e2 l2 -> admissible phi_ ->
  joint_loss phi_ benefit exposure count first second f -> 0 < t -> t = - (eb + 1) -> 0 < u -> u = - ex -> w = t / u ->
  joint_law f c1 e1 l1 c2 e2 l2 (cx * Rpower cn ex * Rpower z lx) (ex * en) (ex * kn + lx) phi_ w.
(* For the threshold the joint law is the larger term. *)
Axiom joint_maximum_of_terms : forall benefit exposure count first second f cb eb lb cx ex lx cn en kn c1 e1 l1 c2 e2 l2 t u,
  like_monomial benefit cb eb lb -> 0 < cb -> like_monomial exposure cx ex lx -> 0 < cx -> asymptotic count cn en kn -> 0 < cn ->
  0 < en -> asymptotic first c1 e1 l1 -> asymptotic second c2 e2 l2 -> joint_loss threshold benefit exposure count first second f ->
  0 < t -> t = - (eb + 1) -> 0 < u -> u = - ex -> joint_maximum f c1 e1 l1 c2 e2 l2.

(* Where a loss of both resources comes from: without that, some function could have such a joint law by accident. *)
Inductive of_quanta (c : curve) (f : R -> R -> R) : Prop :=
  by_quanta : forall benefit exposure count first second cb eb lb cx ex lx cn en kn t u,
    like_monomial benefit cb eb lb -> 0 < cb -> like_monomial exposure cx ex lx -> 0 < cx -> asymptotic count cn en kn -> 0 < cn ->
    0 < en -> joint_loss c benefit exposure count first second f -> 0 < t -> t = - (eb + 1) -> 0 < u -> u = - ex -> of_quanta c f.

(* The best split: N D / Y is a function of N, of index 1 + r, v = 1/(1+r). *)
Definition split_parameters (cy ly v y : R) := Rpower (/ (/ cy * Rpower v (- ly))) v * Rpower (/ y) v.
Inductive best_split_at (f : R -> R -> R) (parameters data loss : R -> R) (c1 e1 l1 cy ly a r v y : R) (c : curve) : Prop :=
  best_split_by : forall c2 e2 l2 ey w, of_quanta c f -> joint_law f c1 e1 l1 c2 e2 l2 cy ey ly c w -> smooth c -> admissible c -> 0 < c1 -> 0 < c2 ->
    0 < cy -> 0 < a -> a = - e1 -> 0 < r -> r = - ey -> w = a / r -> v = 1 / (1 + r) -> split_root c w r y ->
    best_split f parameters data loss -> best_split_at f parameters data loss c1 e1 l1 cy ly a r v y c.
Axiom best_split_parameters : forall f parameters data loss c1 e1 l1 cy ly a r v y c,
  best_split_at f parameters data loss c1 e1 l1 cy ly a r v y c ->
  asymptotic parameters (split_parameters cy ly v y) v (ly * v).
Axiom best_split_data : forall f parameters data loss c1 e1 l1 cy ly a r v y c,
  best_split_at f parameters data loss c1 e1 l1 cy ly a r v y c ->
  asymptotic data (/ split_parameters cy ly v y) (1 - v) (- (ly * v)).
Axiom best_split_loss : forall f parameters data loss c1 e1 l1 cy ly a r v y c s,
  best_split_at f parameters data loss c1 e1 l1 cy ly a r v y c -> s = 1 + r ->
  asymptotic loss (c1 * Rpower (split_parameters cy ly v y) e1 * Rpower v l1 * s * (1 - phi c y)) (e1 * v)
    (e1 * (ly * v) + l1).

(* With u the reciprocal of the first loss, u ~ cu x^z log(x)^lu as a function of the product x, both resources are functions of u where a times the first loss is b times the
   second: v = 1/a, w = 1/b, r = b/a; and u is a function of their product, z = 1/(v+w). *)
Definition first_resource (c l v : R) := Rpower (/ (/ c * Rpower v (- l))) v.
Definition second_resource (c l w r : R) := Rpower (/ (/ c * Rpower w (- l))) w * Rpower r w.
Definition reciprocal_loss (cn cd z l : R) := Rpower (/ (cn * cd * Rpower z l)) z.
Inductive split_of_product (first second parameters data sum : R -> R) (c1 l1 c2 l2 a b v w r z : R) : Prop :=
  split_by : forall e1 e2, asymptotic first c1 e1 l1 -> asymptotic second c2 e2 l2 -> 0 < c1 -> 0 < c2 ->
    0 < a -> a = - e1 -> 0 < b -> b = - e2 -> v = 1 / a -> w = 1 / b -> r = b / a -> z = 1 / (v + w) ->
    least_sum first second parameters data sum -> split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z.
Definition cu c1 l1 c2 l2 v w r z :=
  reciprocal_loss (first_resource c1 l1 v) (second_resource c2 l2 w r) z (l1 * v + l2 * w).
Definition lu l1 l2 v w z := - (l1 * v + l2 * w) * z.
Axiom optimum_sum : forall first second parameters data sum c1 l1 c2 l2 a b v w r z s,
  split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z -> s = 1 + a / b ->
  asymptotic sum (s / cu c1 l1 c2 l2 v w r z) (- z) (- lu l1 l2 v w z).
Axiom optimum_parameters : forall first second parameters data sum c1 l1 c2 l2 a b v w r z,
  split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z ->
  asymptotic parameters (first_resource c1 l1 v * Rpower (cu c1 l1 c2 l2 v w r z) v * Rpower z (l1 * v))
    (v * z) (v * lu l1 l2 v w z + l1 * v).
Axiom optimum_data : forall first second parameters data sum c1 l1 c2 l2 a b v w r z,
  split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z ->
  asymptotic data (second_resource c2 l2 w r * Rpower (cu c1 l1 c2 l2 v w r z) w * Rpower z (l2 * w))
    (w * z) (w * lu l1 l2 v w z + l2 * w).

(* ---- Algebra of coefficients: a positive number as exp of its logarithm ---- *)

Lemma log_one : 1 = exp 0.
Proof. now rewrite exp_0. Qed.
Lemma log_mult x y a b : x = exp a -> y = exp b -> x * y = exp (a + b).
Proof. intros -> ->. now rewrite exp_plus. Qed.
Lemma log_inv x a : x = exp a -> / x = exp (- a).
Proof. intros ->. now rewrite exp_Ropp. Qed.
Lemma log_div x y a b : x = exp a -> y = exp b -> x / y = exp (a + - b).
Proof. intros -> ->. unfold Rdiv. now rewrite <- exp_Ropp, exp_plus. Qed.
Lemma log_power x p a : x = exp a -> Rpower x p = exp (p * a).
Proof. intros ->. unfold Rpower. now rewrite ln_exp. Qed.
Lemma log_atom x : 0 < x -> x = exp (ln x).
Proof. intros H. now rewrite exp_ln. Qed.
Lemma log_factored x y a : x = y -> y = exp a -> x = exp a.
Proof. now intros -> ->. Qed.
Lemma same_log x y a b : x = exp a -> y = exp b -> a = b -> x = y.
Proof. now intros -> -> ->. Qed.
Lemma positive_of_log x a : x = exp a -> 0 < x.
Proof. intros ->. apply exp_pos. Qed.
Lemma asymptotic_as f c e l c' e' l' : asymptotic f c e l -> c' = c -> e' = e -> l' = l -> asymptotic f c' e' l'.
Proof. now intros H -> -> ->. Qed.
Lemma exponential_as f a r a' r' : exponential f a r -> a' = a -> r' = r -> exponential f a' r'.
Proof. now intros H -> ->. Qed.
Lemma stretched_as f c e l r p c' e' l' r' p' : stretched f c e l r p -> c' = c -> e' = e -> l' = l -> r' = r -> p' = p ->
  stretched f c' e' l' r' p'.
Proof. now intros H -> -> -> -> ->. Qed.
Lemma stretched_asymptotic_as f c e l r p c' e' l' r' p' : stretched_asymptotic f c e l r p -> c' = c -> e' = e -> l' = l -> r' = r ->
  p' = p -> stretched_asymptotic f c' e' l' r' p'.
Proof. now intros H -> -> -> -> ->. Qed.
Lemma near_monomial_as q f c e l c' e' l' : near_monomial q f c e l -> c' = c -> e' = e -> l' = l -> near_monomial q f c' e' l'.
Proof. now intros H -> -> ->. Qed.
Lemma joint_law_as f c1 e1 l1 c2 e2 l2 cy ey ly c w cy' ey' ly' w' : joint_law f c1 e1 l1 c2 e2 l2 cy ey ly c w -> cy' = cy ->
  ey' = ey -> ly' = ly -> w' = w -> joint_law f c1 e1 l1 c2 e2 l2 cy' ey' ly' c w'.
Proof. now intros H -> -> -> ->. Qed.
Lemma monomial_as f c e l c' e' l' : monomial f c e l -> c' = c -> e' = e -> l' = l -> monomial f c' e' l'.
Proof. now intros H -> -> ->. Qed.

Lemma rank_log_positive k : 1 <= k -> 0 < rank_log k.
Proof.
  intros H. unfold rank_log. rewrite <- ln_1. apply ln_increasing; [lra|].
  generalize (exp_ineq1 1). intros G. assert (1 + 1 < exp 1) by (apply G; lra). lra.
Qed.

(* A number is printed as a product of powers of primes. *)
Lemma whole_power x p : 0 < x -> Rpower x (IZR (Zpos p)) = x ^ Pos.to_nat p.
Proof. intros X. now rewrite <- Rpower_pow, INR_IZR_INZ, positive_nat_Z by assumption. Qed.
Lemma negative_power x p : 0 < x -> Rpower x (IZR (Zneg p)) = / x ^ Pos.to_nat p.
Proof. intros X. change (IZR (Zneg p)) with (- IZR (Zpos p)). now rewrite Rpower_Ropp, whole_power. Qed.
Ltac whole_powers :=
  repeat match goal with |- context [Rpower ?x (IZR (Zneg ?p))] => rewrite (negative_power x p) by first [ assumption | lra ] end;
  repeat match goal with |- context [Rpower ?x (IZR (Zpos ?p))] => rewrite (whole_power x p) by first [ assumption | lra ] end;
  cbv [Pos.to_nat Pos.iter_op Nat.add].

(* Signs of sums of products, atoms by assumption. *)
Ltac number := match goal with |- ?p => clear; first [ lra | whole_powers; lra ] end.
Ltac not_negative :=
  first
    [ assumption
    | left; assumption
    | apply Rle_0_sqr
    | match goal with
      | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; not_negative
      | |- 0 <= _ * _ => apply Rmult_le_pos; not_negative
      end
    | number ].
Ltac positive :=
  first
    [ assumption
    | match goal with
      | |- 0 < _ + _ =>
          first [ apply Rplus_lt_le_0_compat; [positive | not_negative] | apply Rplus_le_lt_0_compat; [not_negative | positive] ]
      | |- 0 < _ * _ => apply Rmult_lt_0_compat; positive
      | |- 0 < exp _ => apply exp_pos
      end
    | number ].
Ltac nonzero :=
  repeat split;
  match goal with
  | |- _ <> 0 => first [ assumption | apply Rgt_not_eq; positive | apply Rgt_not_eq; lra | apply Rlt_not_eq; lra ]
  end.
Ltac same := first [ reflexivity | ring | field; nonzero | whole_powers; first [ ring | field; nonzero ] ].
Ltac base_positive := first [ assumption | apply exp_pos | number | lra ].
Ltac has_log :=
  match goal with
  | |- 1 = exp _ => apply log_one
  | |- _ * _ = exp _ => eapply log_mult; has_log
  | |- _ / _ = exp _ => eapply log_div; has_log
  | |- / _ = exp _ => eapply log_inv; has_log
  | |- Rpower _ _ = exp _ => eapply log_power; has_log
  | |- exp _ = exp _ => reflexivity
  | H : ?x = ?y * ?z |- ?x = exp _ => eapply log_factored; [exact H | has_log]
  | |- _ => apply log_atom; base_positive
  end.
Ltac amplitude := first [ reflexivity | eapply same_log; [has_log | has_log | same] ].
Ltac coefficient_positive := eapply positive_of_log; has_log.

Lemma quotient_positive a b : 0 < a * b -> 0 < a / b.
Proof.
  intros H. assert (b <> 0) by (intros E; rewrite E in H; lra).
  replace (a / b) with (a * b * ((/ b) * (/ b))) by (field; assumption).
  apply Rmult_lt_0_compat; [assumption|]. apply Rsqr_pos_lt, Rinv_neq_0_compat. assumption.
Qed.
Lemma quotient_not_negative a b : b <> 0 -> 0 <= a * b -> 0 <= a / b.
Proof.
  intros N H. replace (a / b) with (a * b * ((/ b) * (/ b))) by (field; assumption).
  apply Rmult_le_pos; [assumption|]. apply Rle_0_sqr.
Qed.
Lemma product_positive a b : 0 < a / b -> 0 < a * b.
Proof.
  intros H. assert (b <> 0) by (intros E; rewrite E in H; unfold Rdiv in H; rewrite Rinv_0 in H; lra).
  replace (a * b) with (a / b * (b * b)) by (field; assumption).
  apply Rmult_lt_0_compat; [assumption|]. now apply Rsqr_pos_lt.
Qed.
Lemma product_not_negative a b : 0 <= a / b -> 0 <= a * b.
Proof.
  intros H. destruct (Req_dec b 0) as [-> | N]; [lra|].
  replace (a * b) with (a / b * (b * b)) by (field; assumption).
  apply Rmult_le_pos; [assumption|]. apply Rle_0_sqr.
Qed.

Lemma positive_multiple k x y : 0 < k -> y = k * x -> 0 < y -> 0 < x.
Proof. intros K -> P. apply Rmult_lt_reg_l with k; [assumption|]. now rewrite Rmult_0_r. Qed.

(* ---- Monomials of the rank: products, powers and normalisation need no axiom ---- *)

Lemma monomial_product f h g c e l c2 e2 l2 p q :
  monomial f c e l -> monomial h c2 e2 l2 -> 0 < c -> 0 < c2 ->
  (forall k, 1 <= k -> g k = Rpower (f k) p * Rpower (h k) q) ->
  monomial g (Rpower c p * Rpower c2 q) (e * p + e2 * q) (l * p + l2 * q).
Proof.
  intros F H C C2 G k K. rewrite G, F, H by assumption. assert (0 < k) by lra.
  assert (L := rank_log_positive k K). eapply same_log; [has_log | has_log | ring].
Qed.
Lemma monomial_power f g c e l p :
  monomial f c e l -> 0 < c -> (forall k, 1 <= k -> g k = Rpower (f k) p) -> monomial g (Rpower c p) (e * p) (l * p).
Proof.
  intros F C G k K. rewrite G, F by assumption. assert (0 < k) by lra.
  assert (L := rank_log_positive k K). eapply same_log; [has_log | has_log | ring].
Qed.
Lemma monomial_scaled f g c e l a : monomial f c e l -> (forall k, 1 <= k -> g k = a * f k) -> monomial g (a * c) e l.
Proof. intros F G k K. rewrite G, F by assumption. ring. Qed.
Lemma near_monomial_scaled q f g c e l a :
  near_monomial q f c e l -> (forall k, 1 <= k -> g k = a * f k) -> near_monomial q g (a * c) e l.
Proof. intros [s F] G. exists s. intros k K. rewrite G, F by assumption. ring. Qed.
Lemma stretched_scaled f g c e l r p a : stretched f c e l r p -> (forall k, 1 <= k -> g k = a * f k) -> stretched g (a * c) e l r p.
Proof. intros F G k K. rewrite G, F by assumption. ring. Qed.
Lemma power_below_one b r : 0 < b -> b < 1 -> 0 < r -> Rpower b r < 1.
Proof.
  intros B B1 R0. unfold Rpower. rewrite <- exp_0. apply exp_increasing.
  assert (ln b < 0) by (rewrite <- ln_1; now apply ln_increasing).
  replace 0 with (r * 0) by ring. now apply Rmult_lt_compat_l.
Qed.
Lemma power_zero x : Rpower x 0 = 1.
Proof. unfold Rpower. now rewrite Rmult_0_l, exp_0. Qed.
Lemma near_of_monomial q f c e l : monomial f c e l -> near_monomial q f c e l.
Proof. intros F. exists 0. intros k K. rewrite F, power_zero, Rminus_0_r by assumption. ring. Qed.
Lemma like_of_near q f c e l : 0 < 1 + q -> near_monomial q f c e l -> like_monomial f c e l.
Proof. intros Q F. now exists q. Qed.
Lemma like_of_monomial f c e l : monomial f c e l -> like_monomial f c e l.
Proof. intros F. apply (like_of_near 0); [lra | now apply near_of_monomial]. Qed.
Lemma rank_log_is_log f c e l : monomial f c e l -> 0 < c -> asymptotic f c e l.
Proof. intros F. now apply offset_is_negligible, like_of_monomial. Qed.
Lemma monomial_falls f c e l : monomial f c e l -> 0 < c -> 0 < - e \/ (e = 0 /\ 0 < - l) -> falls f.
Proof. intros F. now apply like_monomial_falls, like_of_monomial. Qed.
Lemma near_product q f h g c e l c2 e2 l2 p p2 :
  0 < 1 + q -> near_monomial q f c e l -> near_monomial q h c2 e2 l2 -> 0 < c -> 0 < c2 ->
  (forall k, 1 <= k -> g k = Rpower (f k) p * Rpower (h k) p2) ->
  near_monomial q g (Rpower c p * Rpower c2 p2) (e * p + e2 * p2) (l * p + l2 * p2).
Proof.
  intros Q [s F] [s2 H] C C2 G. exists (s * p + s2 * p2). intros k K. rewrite G, F, H by assumption.
  assert (0 < k) by lra. assert (0 < k + q) by lra. assert (L := rank_log_positive k K).
  eapply same_log; [has_log | has_log | ring].
Qed.
Lemma near_power q f g c e l p : 0 < 1 + q -> near_monomial q f c e l -> 0 < c -> (forall k, 1 <= k -> g k = Rpower (f k) p) ->
  near_monomial q g (Rpower c p) (e * p) (l * p).
Proof.
  intros Q [s F] C G. exists (s * p). intros k K. rewrite G, F by assumption.
  assert (0 < k) by lra. assert (0 < k + q) by lra. assert (L := rank_log_positive k K).
  eapply same_log; [has_log | has_log | ring].
Qed.
Lemma stretched_of_monomial f c e l p : monomial f c e l -> stretched f c e l 0 p.
Proof. intros F k K. rewrite F, Rmult_0_l, exp_0 by assumption. ring. Qed.
Lemma product_of_stretched f h g c e l c2 e2 l2 r r2 p a b :
  stretched f c e l r p -> stretched h c2 e2 l2 r2 p -> 0 < c -> 0 < c2 ->
  (forall k, 1 <= k -> g k = Rpower (f k) a * Rpower (h k) b) ->
  stretched g (Rpower c a * Rpower c2 b) (e * a + e2 * b) (l * a + l2 * b) (r * a + r2 * b) p.
Proof.
  intros F H C C2 G k K. rewrite G, F, H by assumption. assert (0 < k) by lra. assert (L := rank_log_positive k K).
  eapply same_log; [has_log | has_log | ring].
Qed.
Lemma power_of_stretched f g c e l r p a :
  stretched f c e l r p -> 0 < c -> (forall k, 1 <= k -> g k = Rpower (f k) a) ->
  stretched g (Rpower c a) (e * a) (l * a) (r * a) p.
Proof.
  intros F C G k K. rewrite G, F by assumption. assert (0 < k) by lra. assert (L := rank_log_positive k K).
  eapply same_log; [has_log | has_log | ring].
Qed.
Lemma at_most_of f g c e l : asymptotic f c e l -> 0 < c -> eventually (fun x => g x <= f x) -> at_most g c e l.
Proof.
  intros F C [m G] eps E. destruct (F eps E) as [m2 H]. exists (Rmax m m2). intros x X.
  assert (M := Rmax_l m m2). assert (M2 := Rmax_r m m2).
  specialize (G x ltac:(lra)). specialize (H x ltac:(lra)). apply Rabs_def2 in H.
  set (h := c * Rpower x e * Rpower (ln x) l) in *.
  assert (P : 0 < h) by (unfold h, Rpower; repeat apply Rmult_lt_0_compat; [assumption | apply exp_pos | apply exp_pos]).
  replace (f x) with (f x / h * h) in G by (field; lra).
  assert (f x / h * h <= (1 + eps) * h) by (apply Rmult_le_compat_r; lra). lra.
Qed.
Lemma sum_of_multiple f g c s :
  (forall k, 1 <= k -> g k = c * f k) -> sum_over_ranks f s -> sum_over_ranks g (c * s).
Proof.
  intros G F. unfold sum_over_ranks in *.
  intros eps E. destruct (CV_mult (fun _ => c) (fun n => sum_f_R0 (fun i => f (INR (S i))) n) c s) with (eps := eps) as [n N];
    [intros d D; exists O; intros; unfold R_dist; replace (c - c) with 0 by ring; now rewrite Rabs_R0 | exact F | exact E |].
  exists n. intros m M. specialize (N m M).
  replace (sum_f_R0 (fun i => g (INR (S i))) m) with (c * sum_f_R0 (fun i => f (INR (S i))) m); [exact N|].
  rewrite scal_sum. apply sum_eq. intros i _. rewrite G; [ring|].
  rewrite S_INR. assert (P := pos_INR i). lra.
Qed.
Lemma rank_sum_converges e l w : 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) ->
  sum_over_ranks (fun k => 1 * Rpower k e * Rpower (rank_log k) l) (rank_sum e l).
Proof.
  intros W V. unfold rank_sum. replace (offset_sum e 0 l) with (1 * offset_sum e 0 l) by ring.
  eapply sum_of_multiple; [|apply (offset_sum_converges e 0 l w); [lra | exact W | exact V]].
  intros k K. cbv beta. rewrite Rplus_0_r. ring.
Qed.
Lemma rank_sum_positive e l w : 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> 0 < rank_sum e l.
Proof. intros W V. apply (offset_sum_positive e 0 l w); [lra | exact W | exact V]. Qed.
Lemma shifted_normalised f g c e q l w :
  shifted f c e q l -> 0 < 1 + q -> 0 < c -> 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> normalised f g ->
  near_monomial q g (1 / offset_sum e q l) e l.
Proof.
  intros F Q C W V [s [S G]]. exists e. intros k K. rewrite G, F by assumption.
  assert (T : s = c * offset_sum e q l).
  { eapply uniqueness_sum; [exact S|].
    eapply sum_of_multiple; [|eapply offset_sum_converges; [exact Q | exact W | exact V]].
    intros x X. rewrite F by assumption. ring. }
  assert (P := offset_sum_positive e q l w Q W V). rewrite T. replace (e - e) with 0 by ring. rewrite power_zero. field. split; lra.
Qed.
Lemma stretched_normalised f g c r p :
  stretched f c 0 0 r p -> 0 < c -> 0 < - r -> 0 < p -> normalised f g -> stretched g (1 / stretched_sum r p) 0 0 r p.
Proof.
  intros F C N P [s [S G]] k K. rewrite G, F by assumption.
  assert (T : s = c * stretched_sum r p).
  { eapply uniqueness_sum; [exact S|].
    eapply sum_of_multiple; [|eapply stretched_sum_converges; [exact N | exact P]].
    intros x X. rewrite F, !power_zero by assumption. ring. }
  assert (Z := stretched_sum_positive r p N P). rewrite T. field. split; lra.
Qed.
Lemma monomial_normalised f g c e l w :
  monomial f c e l -> 0 < c -> 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> normalised f g ->
  monomial g (1 / rank_sum e l) e l.
Proof.
  intros F C W V [s [S G]] k K. rewrite G, F by assumption.
  assert (T : s = c * rank_sum e l).
  { eapply uniqueness_sum; [exact S|].
    eapply sum_of_multiple; [|eapply rank_sum_converges; [exact W | exact V]].
    intros x X. rewrite F by assumption. ring. }
  assert (P := rank_sum_positive e l w W V). rewrite T. field. split; lra.
Qed.
Lemma identity_asymptotic : asymptotic (fun x => x) 1 1 0.
Proof.
  intros eps E. exists 2. intros x X. rewrite Rpower_1 by lra.
  replace (Rpower (ln x) 0) with 1 by (unfold Rpower; rewrite Rmult_0_l, exp_0; reflexivity).
  replace (x / (1 * x * 1) - 1) with 0 by (field; lra). now rewrite Rabs_R0.
Qed.
